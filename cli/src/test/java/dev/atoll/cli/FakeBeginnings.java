package dev.atoll.cli;

import dev.atoll.core.pipeline.InitReport;
import dev.atoll.core.pipeline.InitRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code init} has made. */
final class FakeBeginnings {
  private FakeBeginnings() {}

  static InitReport of(InitRequest request, Path root) {
    return switch (request) {
      case InitRequest.OfFleet() ->
          new InitReport(
              InitReport.Kind.FLEET,
              "shop",
              root,
              List.of("fleet.yml", "fleet/tenants.csv", "fleet/base.yml"),
              Optional.empty());
      case InitRequest.OfProject(Optional<String> name, InitRequest.ProfileSetup setup) -> {
        InitReport.Profile profile =
            new InitReport.Profile(
                name.orElse("shop"),
                root.resolve("home/profiles.yml"),
                setup == InitRequest.ProfileSetup.WANTED ? Optional.of("duckdb") : Optional.empty(),
                setup == InitRequest.ProfileSetup.WANTED
                    ? InitReport.State.WRITTEN
                    : InitReport.State.SKIPPED);
        yield name.isPresent()
            ? new InitReport(
                InitReport.Kind.PROJECT,
                name.get(),
                root.resolve(name.get()),
                List.of("dbt_project.yml", "models/example/weekdays.sql"),
                Optional.of(profile))
            : new InitReport(
                InitReport.Kind.PROFILE, "shop", root, List.of(), Optional.of(profile));
      }
    };
  }
}
