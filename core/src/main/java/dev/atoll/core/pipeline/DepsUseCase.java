package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.packages.Addition;
import dev.atoll.core.packages.Deps;
import dev.atoll.core.packages.HttpWeb;
import dev.atoll.core.packages.Outcome;
import dev.atoll.core.packages.Stop;
import dev.atoll.core.packages.VersionCheck;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.resolve.CommandLineVars;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code deps}: installs the packages of the project, which all tenants share. */
final class DepsUseCase {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Invocation invocation;
  private final DepsRequest request;
  private final Consumer<String> listener;
  private final Cancellation cancellation;
  private final Problems problems = new Problems();

  DepsUseCase(
      Invocation invocation,
      DepsRequest request,
      Consumer<String> listener,
      Cancellation cancellation) {
    this.invocation = invocation;
    this.request = request;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  DepsReport install() {
    // What else is wrong with the fleet does not keep its project from getting its packages.
    Fleet fleet = FleetReader.read(invocation.start(), problems).orElseThrow(this::stopped);
    Problems found = new Problems();
    SequencedMap<String, @Nullable Object> vars =
        invocation
            .vars()
            .map(text -> CommandLineVars.read(text, found))
            .orElseGet(() -> Ordered.map(Map.of()));
    ConfigRenderer renderer = new ConfigRenderer(vars, invocation.environment());
    ProjectFile file = projectFile(fleet, renderer, found);
    Deps.Project project = project(fleet, file);
    try (HttpWeb web = new HttpWeb(invocation.environment(), stop(), BETWEEN_TRIES)) {
      Deps.Outside outside =
          new Deps.Outside(renderer::value, invocation.environment(), web, stop(), listener);
      return report(project.install(), new Deps(project, order(), outside).run());
    } catch (Stop.Stopped e) {
      return new DepsReport(
          DepsReport.State.INTERRUPTED,
          project.install(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
  }

  private ProblemException stopped() {
    return new ProblemException(problems.sorted());
  }

  private ProjectFile projectFile(Fleet fleet, ConfigRenderer renderer, Problems found) {
    Optional<ProjectFile> file =
        new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, Runnable::run)
            .projectFile(fleet.project(), fleet.root(), found);
    if (request.requiredVersion() == DepsRequest.RequiredVersion.CHECKED) {
      file.ifPresent(read -> ProjectParser.checkRequiredVersion(read, found));
    }
    if (found.hasErrors()) {
      throw new ProblemException(found.sorted());
    }
    return file.orElseThrow(() -> new ProblemException(found.sorted()));
  }

  private static Deps.Project project(Fleet fleet, ProjectFile file) {
    Path folder = fleet.project();
    String place = file.place().file();
    return new Deps.Project(
        file.name(),
        folder,
        place.substring(0, place.lastIndexOf('/') + 1),
        folder.resolve(file.paths().packagesInstall()).normalize(),
        file.paths().resources().stream().map(path -> folder.resolve(path).normalize()).toList());
  }

  private Deps.Order order() {
    return new Deps.Order(
        switch (request.goal()) {
          case INSTALL -> Deps.Goal.INSTALL;
          case LOCK_ALONE -> Deps.Goal.LOCK;
        },
        switch (request.lock()) {
          case COUNTS -> Deps.Earlier.COUNTS_WHERE_IT_FITS;
          case RENEWED -> Deps.Earlier.IS_RENEWED;
        },
        switch (request.requiredVersion()) {
          case CHECKED -> VersionCheck.ON;
          case IGNORED -> VersionCheck.OFF;
        },
        request.addition().map(DepsUseCase::addition));
  }

  private static Addition addition(DepsRequest.Addition asked) {
    return new Addition(
        switch (asked.source()) {
          case HUB -> Addition.Source.HUB;
          case GIT -> Addition.Source.GIT;
          case LOCAL -> Addition.Source.LOCAL;
        },
        asked.name(),
        asked.version());
  }

  private Stop stop() {
    return new Stop() {
      @Override
      public boolean isRequested() {
        return cancellation.isRequested();
      }

      @Override
      public Listening onRequest(Runnable action) {
        return cancellation.onRequest(action)::close;
      }
    };
  }

  private static DepsReport report(Path folder, Outcome outcome) {
    return new DepsReport(
        switch (outcome.state()) {
          case INSTALLED -> DepsReport.State.INSTALLED;
          case LOCKED -> DepsReport.State.LOCKED;
          case NO_LIST -> DepsReport.State.NOTHING_LISTED;
        },
        folder,
        outcome.packages().stream().map(DepsUseCase::entry).toList(),
        outcome.written(),
        outcome.removed(),
        outcome.warnings());
  }

  private static DepsReport.Entry entry(Outcome.Installed one) {
    return new DepsReport.Entry(
        one.name(),
        switch (one.kind()) {
          case HUB -> DepsReport.Kind.HUB;
          case GIT -> DepsReport.Kind.GIT;
          case LOCAL -> DepsReport.Kind.LOCAL;
          case TARBALL -> DepsReport.Kind.TARBALL;
        },
        one.address(),
        one.version(),
        one.latest(),
        one.subdirectory());
  }
}
