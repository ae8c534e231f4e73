package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code clean}: removes the folders that {@code clean-targets} names, inside the project only. */
final class CleanUseCase {
  /** A clean-target that is not removed. */
  static final String NOT_REMOVED = "A726";

  private final Invocation invocation;

  CleanUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  CleanReport clean() {
    Problems problems = new Problems();
    Fleet fleet =
        FleetReader.read(invocation.start(), problems)
            .orElseThrow(() -> new ProblemException(problems.sorted()));
    ConfigRenderer renderer = new ConfigRenderer(Map.of(), invocation.environment());
    Project project =
        new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, Runnable::run)
            .parse(fleet.project(), fleet.root(), new Problems())
            .orElseThrow(() -> new ProblemException(problems.sorted()));
    Set<Path> folders = new LinkedHashSet<>();
    project
        .root()
        .file()
        .paths()
        .cleanTargets()
        .forEach(target -> folders.add(fleet.project().resolve(target).normalize()));
    if (!fleet.isPlain()) {
      folders.add(fleet.root().resolve(project.root().file().paths().target()).normalize());
    }
    List<Path> removed = new ArrayList<>();
    List<Problem> left = new ArrayList<>();
    folders.forEach(folder -> remove(folder, fleet, project, removed, left));
    return new CleanReport(removed, left);
  }

  private static void remove(
      Path folder, Fleet fleet, Project project, List<Path> removed, List<Problem> left) {
    if (!folder.startsWith(fleet.root()) || fleet.project().startsWith(folder)) {
      left.add(notRemoved(folder, "it lies outside of the project, or holds it", project));
      return;
    }
    if (holdsSources(folder, fleet, project)) {
      left.add(notRemoved(folder, "it is a folder of sources", project));
      return;
    }
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
        removed.add(folder);
      } catch (IOException | UncheckedIOException e) {
        left.add(notRemoved(folder, String.valueOf(e), project));
      }
    }
  }

  private static boolean holdsSources(Path folder, Fleet fleet, Project project) {
    return project.root().file().paths().resources().stream()
        .map(path -> fleet.project().resolve(path).normalize())
        .anyMatch(path -> path.startsWith(folder));
  }

  private static Problem notRemoved(Path folder, String cause, Project project) {
    return Problem.error(
        NOT_REMOVED,
        project.root().file().place(),
        "clean does not remove " + folder,
        cause,
        "take it out of clean-targets, or remove it yourself");
  }
}
