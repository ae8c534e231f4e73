package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.overlay.NewOverlay;
import dev.atoll.core.overlay.OverlaidProjects;
import dev.atoll.core.overlay.OverlayCodes;
import dev.atoll.core.overlay.Rebase;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.CommandLineVars;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.FleetResolver;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.resolve.ResolveRequest;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.TenantChoice;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import dev.atoll.jinja.Syntax;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What is done with overlays themselves; nothing of it needs an engine. */
final class OverlayUseCases {
  private final Invocation invocation;
  private final Problems problems = new Problems();

  OverlayUseCases(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Everything that was read. */
  private record Read(Fleet fleet, Project project, ProjectParser parser, ConfigRenderer renderer) {
    OverlaidProjects projects() {
      return new OverlaidProjects(project, parser, fleet.root());
    }
  }

  private Read read() {
    Fleet fleet = FleetReader.read(invocation.start(), problems).orElseThrow(this::stopped);
    if (fleet.isPlain()) {
      problems.add(
          Problem.error(
              OverlayCodes.CANNOT_WRITE,
              "this is a plain dbt project, and only a fleet has overlays",
              "there is no fleet.yml in " + fleet.root() + " or above",
              "write a fleet.yml first"));
      throw stopped();
    }
    ConfigRenderer renderer = new ConfigRenderer(vars(), invocation.environment());
    ProjectParser parser = parser(renderer);
    Project project =
        parser.parse(fleet.project(), fleet.root(), problems).orElseThrow(this::stopped);
    if (problems.hasErrors()) {
      throw stopped();
    }
    return new Read(fleet, project, parser, renderer);
  }

  private SequencedMap<String, @Nullable Object> vars() {
    return invocation
        .vars()
        .map(text -> CommandLineVars.read(text, problems))
        .orElseGet(() -> Ordered.map(Map.of()));
  }

  /** What is wrong with overlays that no tenant has; those that tenants have are met elsewhere. */
  static List<Problem> ofUnused(Invocation invocation, Loader.Readings read) {
    Fleet fleet = read.resolved().fleet();
    if (fleet.overlays().isEmpty()) {
      return List.of();
    }
    ConfigRenderer renderer = new ConfigRenderer(Map.of(), invocation.environment());
    LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
    OverlaidTenants overlaid =
        new OverlaidTenants(fleet, read.project(), parser(renderer), today, Severity.ERROR);
    return new OverlayReporting(read.resolved(), overlaid, today).ofUnused();
  }

  private static ProjectParser parser(ConfigRenderer renderer) {
    return new ProjectParser(
        DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, Runnable::run);
  }

  /** Who deviates where. */
  OverlayReport report() {
    Read read = read();
    ResolvedFleet resolved =
        FleetResolver.resolve(
            read.fleet,
            new ResolveRequest(
                invocation.target(),
                vars(),
                TenantChoice.all(),
                invocation.environment(),
                Loader.projectVars(read.project),
                SecretUse.LEAVE_OUT),
            problems);
    if (problems.hasErrors()) {
      throw stopped();
    }
    OverlaidTenants overlaid =
        new OverlaidTenants(read.fleet, read.project, read.parser, today(), Severity.ERROR);
    return new OverlayReporting(resolved, overlaid, today()).report();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
  }

  /** Makes an overlay. */
  List<String> make(OverlayWish wish) {
    Read read = read();
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    wish.owner().ifPresent(owner -> facts.put("owner", owner));
    wish.reason().ifPresent(reason -> facts.put("reason", reason));
    wish.expires().map(OverlayUseCases::day).ifPresent(day -> facts.put("expires", day));
    return new NewOverlay(read.projects(), read.fleet.root().resolve("overlays"))
        .write(new NewOverlay.Wish(wish.name(), facts, wish.replace()));
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Problem.error(
              OverlayCodes.CANNOT_WRITE,
              "'" + text + "' is no day",
              "--expires names the last day of the overlay",
              "write it as 2027-06-30"));
    }
  }

  /** What an overlay replaced, then and now. */
  OverlayRebase rebase(String name, OverlayAcceptance acceptance) {
    Read read = read();
    Overlay overlay =
        Optional.ofNullable(read.fleet.overlays().get(name))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.error(
                            OverlayCodes.CANNOT_WRITE,
                            "there is no overlay '" + name + "'",
                            "",
                            Nearest.suggestion(
                                name,
                                read.fleet.overlays().keySet(),
                                "make it with 'atoll overlay new " + name + "'"))));
    if (overlay.problems().stream().anyMatch(Problem::isError)) {
      throw new ProblemException(overlay.problems());
    }
    Rebase rebase = new Rebase(read.projects(), overlay);
    List<OverlayRebase.Entry> entries = rebase.look().stream().map(this::entry).toList();
    boolean accepted = acceptance == OverlayAcceptance.ACCEPT;
    if (accepted) {
      rebase.accept();
    }
    return new OverlayRebase(name, entries, accepted);
  }

  private OverlayRebase.Entry entry(Rebase.Replaced replaced) {
    List<String> then = lines(replaced.then());
    return new OverlayRebase.Entry(
        replaced.target(),
        switch (replaced.state()) {
          case UNCHANGED -> OverlayRebase.State.UNCHANGED;
          case CHANGED -> OverlayRebase.State.CHANGED;
          case NO_BASE -> OverlayRebase.State.NO_BASE;
          case GONE -> OverlayRebase.State.GONE;
        },
        replaced.file(),
        LineDifferences.of(
            replaced.then().isPresent() ? then : lines(replaced.now()), lines(replaced.now())),
        replaced.ours().lines().toList(),
        replaced.then().isPresent());
  }

  private static List<String> lines(Optional<String> text) {
    return text.map(all -> all.lines().toList()).orElse(List.of());
  }

  private ProblemException stopped() {
    return new ProblemException(problems.sorted());
  }
}
