package dev.atoll.cli;

import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.RunDifference;
import dev.atoll.core.pipeline.RunDifference.Change;
import dev.atoll.core.pipeline.RunDifference.Count;
import dev.atoll.core.pipeline.RunDifference.Group;
import dev.atoll.core.pipeline.RunDifference.Most;
import dev.atoll.core.pipeline.RunDifference.Time;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two runs of a fleet of 200, of whom twelve went otherwise. */
final class FakeDifferences {
  private FakeDifferences() {}

  static RunDifference ofRuns() {
    List<Change> twelve = new ArrayList<>();
    twelve.add(change("loyalty", "", "built", "", ""));
    twelve.add(change("orders", "built", "sql_failed", "settings", "var currency"));
    twelve.add(change("legacy", "built", "", "", ""));
    twelve.add(change("stg_orders", "built", "built", "code", ""));
    for (int i = 1; i <= 8; i++) {
      twelve.add(change("mart_" + i, "built", "upstream_failed", "upstream", ""));
    }
    return new RunDifference(
        side("20261120T010000000-aaaaaa", 200, RunResult.Outcome.DONE, 48, List.of("build")),
        side(
            "20261121T010000000-bbbbbb",
            201,
            RunResult.Outcome.FAILED,
            95,
            List.of("build", "--vars", "{currency: USD}")),
        List.of(
            new Group(tenants(1, 187), Optional.empty(), Optional.empty(), List.of()),
            new Group(tenants(188, 199), Optional.empty(), Optional.empty(), twelve),
            new Group(tenants(200, 200), Optional.empty(), Optional.of("A130"), List.of())),
        List.of(),
        tenants(201, 201),
        List.of(
            new Count(
                "model.shop.orders",
                "orders",
                "rows",
                tenants(1, 30),
                1_200_000,
                0,
                new Most(new TenantId("shop_007"), 90_000, 0)),
            new Count(
                "test.shop.unique_orders_id",
                "unique_orders_id",
                "failures",
                tenants(3, 3),
                0,
                17,
                new Most(new TenantId("shop_003"), 0, 17))),
        List.of(
            new Time(
                "model.shop.orders",
                "orders",
                200,
                Duration.ofMillis(12_300),
                Duration.ofMillis(61_000))),
        List.of());
  }

  private static Change change(
      String name, String left, String right, String logic, String setting) {
    return new Change(
        "model.shop." + name,
        name,
        "model",
        Optional.of(left).filter(text -> !text.isEmpty()),
        Optional.of(right).filter(text -> !text.isEmpty()),
        logic.isEmpty() ? List.of() : List.of(logic),
        setting.isEmpty() ? List.of() : List.of(setting));
  }

  private static List<TenantId> tenants(int first, int last) {
    List<TenantId> tenants = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      tenants.add(new TenantId("shop_%03d".formatted(i)));
    }
    return tenants;
  }

  private static RunDifference.Side side(
      String id, int tenants, RunResult.Outcome outcome, int seconds, List<String> arguments) {
    return new RunDifference.Side(
        id,
        BuildRequest.Verb.BUILD,
        "retail",
        "prod",
        outcome,
        FakeRuns.START,
        Duration.ofSeconds(seconds),
        tenants,
        tenants * 40,
        arguments);
  }
}
