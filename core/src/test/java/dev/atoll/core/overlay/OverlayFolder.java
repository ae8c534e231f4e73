package dev.atoll.core.overlay;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A fleet that a test writes file by file: a project beside its overlays. */
record OverlayFolder(Path root) {
  static OverlayFolder in(Path root) {
    return new OverlayFolder(root)
        .file(
            "fleet.yml",
            """
            version: 1
            name: retail
            project: shop
            tenants: [acme]
            engines: {local: {type: duckdb, path: "data/{tenant}/x.duckdb"}}
            """)
        .file("shop/dbt_project.yml", "name: shop\n");
  }

  OverlayFolder file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Fleet fleet() {
    Problems problems = new Problems();
    return FleetReader.read(root, problems)
        .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
  }

  Overlay overlay(String name) {
    return Objects.requireNonNull(fleet().overlays().get(name), name);
  }

  OverlaidProjects projects() {
    Problems problems = new Problems();
    ProjectParser parser =
        new ProjectParser(
            DbtFilters.withDbtFilters(Syntax.JINJA), scalar -> scalar.text(), Runnable::run);
    Project project =
        parser
            .parse(root.resolve("shop"), root, problems)
            .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    if (problems.hasErrors()) {
      throw new AssertionError(problems.sorted().toString());
    }
    return new OverlaidProjects(project, parser, root);
  }

  Overlaid with(String... overlays) {
    return projects().of(Arrays.stream(overlays).map(this::overlay).toList());
  }

  /** The Problems of some overlays, each as {@code place code message}. */
  List<String> problems(String... overlays) {
    return with(overlays).problems().stream().map(OverlayFolder::shown).toList();
  }

  static String shown(Problem problem) {
    return problem.place().map(place -> place + " ").orElse("")
        + problem.code()
        + " "
        + problem.message();
  }

  /** Brings the hashes of an overlay up to date. */
  OverlayFolder accepted(String overlay) {
    new Rebase(projects(), overlay(overlay)).accept();
    return this;
  }
}
