package dev.atoll.cli;

import dev.atoll.core.pipeline.DepsReport;
import dev.atoll.core.pipeline.DepsReport.Entry;
import dev.atoll.core.pipeline.DepsReport.Kind;
import dev.atoll.core.pipeline.DepsReport.State;
import dev.atoll.core.pipeline.DepsRequest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code deps} answers in a scenario. */
final class FakePackages {
  private FakePackages() {}

  static DepsReport answer(Scenario scenario, DepsRequest request, Consumer<String> listener) {
    return switch (scenario) {
      case NOTHING -> report(State.NOTHING_LISTED, List.of(), request);
      case FLEET_INTERRUPTED -> report(State.INTERRUPTED, List.of(), request);
      default -> {
        listener.accept("acme/letters 1.3.0");
        listener.accept("https://git.example/words.git");
        State state = request.goal() == DepsRequest.Goal.INSTALL ? State.INSTALLED : State.LOCKED;
        yield report(state, packages(), request);
      }
    };
  }

  private static List<Entry> packages() {
    return List.of(
        new Entry(
            "letters",
            Kind.HUB,
            "acme/letters",
            Optional.of("1.3.0"),
            Optional.of("1.4.0"),
            Optional.empty()),
        new Entry(
            "words",
            Kind.GIT,
            "https://git.example/words.git",
            Optional.of("0123456789abcdef0123456789abcdef01234567"),
            Optional.empty(),
            Optional.of("dbt")),
        new Entry(
            "local_words",
            Kind.LOCAL,
            "../words",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static DepsReport report(State state, List<Entry> packages, DepsRequest request) {
    return new DepsReport(
        state,
        Path.of("/shop/dbt_packages"),
        packages,
        packages.isEmpty() ? List.of() : List.of("package-lock.yml"),
        request
            .addition()
            .map(added -> List.of("https://git.example/" + added.name()))
            .orElse(List.of()),
        packages.isEmpty()
            ? List.of()
            : List.of(
                Problem.warning(
                    "A245",
                    Place.of("packages.yml", 2, 5),
                    "git package https://git.example/words.git is not pinned",
                    "it names no revision, so the default branch was taken",
                    "name a tag or a commit with 'revision', or set 'warn-unpinned: false'")));
  }
}
