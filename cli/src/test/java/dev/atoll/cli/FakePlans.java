package dev.atoll.cli;

import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.PlanReport;
import dev.atoll.core.pipeline.PlanReport.Effect;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans by scenario. */
final class FakePlans {
  private FakePlans() {}

  static PlanReport of(Scenario scenario, Optional<Path> out) {
    boolean fleet = scenario != Scenario.PLAIN_GOOD && scenario != Scenario.PLAIN_BAD;
    List<PlanReport.Group> groups =
        fleet
            ? List.of(
                new PlanReport.Group(tenants(1, 188), shared()),
                new PlanReport.Group(
                    tenants(189, 200),
                    loyalty(),
                    List.of(
                        new PlanReport.OverlayEffect(
                            "loyalty", List.of("model.shop.loyalty_points"), List.of(), List.of())),
                    Optional.of(new PlanReport.Only("variable", "currency", "USD"))))
            : List.of(new PlanReport.Group(List.of(new TenantId("dev")), shared()));
    boolean invalid = scenario == Scenario.LARGE_FLEET_BAD;
    TenantId bad = new TenantId("shop_201");
    return new PlanReport(
        new PlanReport.Heading(
            "sha256:" + "0123456789abcdef".repeat(4),
            "0123456789ab",
            fleet ? "retail" : "shop",
            fleet ? "prod" : "dev",
            fleet ? FleetShape.FLEET : FleetShape.PLAIN_PROJECT),
        out,
        groups,
        invalid ? List.of(bad) : List.of(),
        invalid
            ? List.of(
                Problem.error(
                        "A104", "variable 'vat' has no value for tenant shop_201", "", "set it")
                    .forTenants(List.of(bad)))
            : List.of(),
        json -> {
          json.writeNumberField("format", 1);
          json.writeObjectFieldStart("plan");
          json.writeEndObject();
        });
  }

  private static List<TenantId> tenants(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> new TenantId("shop_%03d".formatted(i)))
        .toList();
  }

  private static PlanReport.Step step(
      String name, String kind, Effect effect, String reason, String because, int forms) {
    return new PlanReport.Step(
        "model.shop." + name, name, "model", kind, effect, reason, because, forms);
  }

  private static List<PlanReport.Step> shared() {
    return List.of(
        step("rates", "seed", Effect.LEAVE, "unchanged", "", 1),
        step("stg_orders", "view", Effect.CHANGE, "code_changed", "", 1),
        step("orders", "table", Effect.CHANGE, "upstream_changed", "stg_orders", 3),
        step("totals", "table", Effect.CHANGE, "upstream_changed", "orders", 1),
        step(
            "events",
            "incremental",
            Effect.RUN,
            "always",
            "an incremental model looks for new rows",
            1));
  }

  private static List<PlanReport.Step> loyalty() {
    List<PlanReport.Step> steps = new ArrayList<>(shared());
    steps.add(step("loyalty_points", "table", Effect.CHANGE, "first_run", "", 1));
    steps.set(0, step("rates", "seed", Effect.CHANGE, "settings_changed", "reads var currency", 1));
    return steps;
  }
}
