package dev.atoll.cli;

import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.NodeRef;
import dev.atoll.core.pipeline.RunCall;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Runs that nobody ran. */
final class FakeRuns {
  static final Instant START = Instant.parse("2026-03-01T20:13:05Z");
  private static final String RUN_ID = "01JNB7Q5";

  private final Path root;
  private final RunListener listener;
  private Instant now = START;

  FakeRuns(Path root, RunListener listener) {
    this.root = root;
    this.listener = listener;
  }

  RunResult run(Scenario scenario, Verb verb) {
    return switch (scenario) {
      case PLAIN_GOOD -> plain(verb, RunResult.Outcome.DONE, goodSteps());
      case PLAIN_BAD -> plain(verb, RunResult.Outcome.FAILED, badSteps());
      case SMALL_FLEET_GOOD -> fleet(verb, RunResult.Outcome.DONE, 3);
      case LARGE_FLEET_BAD -> fleet(verb, RunResult.Outcome.FAILED, 200);
      case FLEET_REFUSED -> fleet(verb, RunResult.Outcome.REFUSED, 3);
      case FLEET_INTERRUPTED -> fleet(verb, RunResult.Outcome.INTERRUPTED, 4);
      case NOTHING, BAD_INPUT, BROKEN -> throw new IllegalStateException("no run: " + scenario);
    };
  }

  private RunResult plain(Verb verb, RunResult.Outcome outcome, List<StepResult> steps) {
    SequencedMap<String, Integer> found = new LinkedHashMap<>();
    found.put("model", 2);
    found.put("seed", 1);
    found.put("test", 2);
    found.put("snapshot", 0);
    listener.on(
        new RunEvent.RunStarted(
            now,
            RUN_ID,
            verb,
            "jaffle_shop",
            FleetShape.PLAIN_PROJECT,
            found,
            1,
            steps.size(),
            4,
            List.of()));
    TenantResult tenant = tenant("jaffle_shop", new LinkedHashMap<>(), Optional.empty(), steps);
    return end(verb, "jaffle_shop", FleetShape.PLAIN_PROJECT, outcome, List.of(tenant), List.of());
  }

  private RunResult fleet(Verb verb, RunResult.Outcome outcome, int size) {
    SequencedMap<String, Integer> found = new LinkedHashMap<>();
    found.put("model", 2);
    found.put("seed", 1);
    found.put("test", 2);
    listener.on(
        new RunEvent.RunStarted(
            now, RUN_ID, verb, "retail", FleetShape.FLEET, found, size, size * 5, 4, List.of()));
    List<TenantResult> tenants = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      String name = "shop_%03d".formatted(i);
      SequencedMap<String, String> labels = new LinkedHashMap<>();
      labels.put("region", i % 2 == 0 ? "eu" : "us");
      if (outcome == RunResult.Outcome.FAILED && i == 7) {
        tenants.add(tenant(name, labels, Optional.of(locked()), skipped(Reason.DATABASE_LOCKED)));
      } else if (outcome == RunResult.Outcome.FAILED && i % 5 == 0) {
        tenants.add(tenant(name, labels, Optional.empty(), stepsWithMissingColumn(name)));
      } else if (outcome == RunResult.Outcome.INTERRUPTED && i > 2) {
        tenants.add(tenant(name, labels, Optional.empty(), skipped(Reason.NOT_STARTED)));
      } else if (i % 10 == 3) {
        tenants.add(tenant(name, labels, Optional.empty(), emptySteps()));
      } else {
        tenants.add(tenant(name, labels, Optional.empty(), goodSteps()));
      }
    }
    List<Problem> problems =
        outcome == RunResult.Outcome.REFUSED ? List.of(manyEmptyInputs()) : List.of();
    return end(verb, "retail", FleetShape.FLEET, outcome, tenants, problems);
  }

  private RunResult end(
      Verb verb,
      String name,
      FleetShape shape,
      RunResult.Outcome outcome,
      List<TenantResult> tenants,
      List<Problem> problems) {
    listener.on(new RunEvent.RunFinished(now, outcome));
    return new RunResult(
        RUN_ID,
        verb,
        name,
        shape,
        new RunCall("harbour", List.of(verb.command(), "--vars", "{a: 1}"), "{a: 1}"),
        root,
        START,
        Duration.between(START, now),
        outcome,
        tenants,
        problems,
        Optional.of(Path.of("target")));
  }

  private TenantResult tenant(
      String name,
      SequencedMap<String, String> labels,
      Optional<Problem> problem,
      List<StepResult> steps) {
    TenantId id = new TenantId(name);
    Instant begun = now;
    listener.on(new RunEvent.TenantStarted(now, id, steps.size()));
    int index = 0;
    for (StepResult step : steps) {
      index++;
      if (step.reason().kind() != Reason.Kind.SKIPPED) {
        listener.on(new RunEvent.StepStarted(now, id, step.node(), index, steps.size()));
      }
      now = now.plus(step.elapsed());
      listener.on(new RunEvent.StepFinished(now, id, step, index, steps.size()));
    }
    TenantResult result =
        new TenantResult(
            id, labels, problem, steps, Duration.between(begun, now), OptionalLong.empty());
    listener.on(new RunEvent.TenantFinished(now, result));
    return result;
  }

  static List<StepResult> goodSteps() {
    return List.of(
        step(seed("raw_orders"), Reason.BUILT, 99),
        step(model("stg_orders", "view"), Reason.BUILT),
        step(model("orders", "table"), Reason.BUILT, 99),
        step(test("unique_orders_order_id"), Reason.PASSED),
        step(test("not_null_orders_order_id"), Reason.PASSED));
  }

  private static List<StepResult> emptySteps() {
    return List.of(
        step(seed("raw_orders"), Reason.BUILT, 99),
        step(model("stg_orders", "view"), Reason.BUILT),
        step(model("orders", "table"), Reason.BUILT_EMPTY, 0),
        step(test("unique_orders_order_id"), Reason.PASSED),
        step(test("not_null_orders_order_id"), Reason.PASSED));
  }

  private static List<StepResult> badSteps() {
    return List.of(
        step(seed("raw_orders"), Reason.BUILT, 1),
        failed(test("unique_orders_order_id"), Reason.TEST_FAILED, 3, duplicates()),
        failed(test("accepted_values_status"), Reason.WARNED, 2, unknownStatus()),
        failed(model("orders", "table"), Reason.SQL_FAILED, -1, missingColumn("jaffle_shop")),
        step(model("late", "view"), Reason.UPSTREAM_FAILED));
  }

  private static List<StepResult> stepsWithMissingColumn(String tenant) {
    return List.of(
        step(seed("raw_orders"), Reason.BUILT, 99),
        step(model("stg_orders", "view"), Reason.BUILT),
        failed(model("orders", "table"), Reason.SQL_FAILED, -1, missingColumn(tenant)),
        step(test("unique_orders_order_id"), Reason.UPSTREAM_FAILED),
        step(test("not_null_orders_order_id"), Reason.UPSTREAM_FAILED));
  }

  private static List<StepResult> skipped(Reason reason) {
    return List.of(
        step(seed("raw_orders"), reason),
        step(model("stg_orders", "view"), reason),
        step(model("orders", "table"), reason),
        step(test("unique_orders_order_id"), reason),
        step(test("not_null_orders_order_id"), reason));
  }

  static Problem missingColumn(String tenant) {
    return new Problem(
        "A510",
        dev.atoll.domain.Severity.ERROR,
        Optional.of(new Place("models/orders.sql", 2, 3, 6)),
        "the engine refuses the SQL of model 'orders' for tenant " + tenant,
        "Binder Error: column \"amuont\" not found in t_"
            + tenant
            + ".stg_orders\nCandidates: \"amount\"",
        "compiled SQL: target/compiled/" + tenant + "/models/orders.sql",
        List.of(),
        List.of(new Problem.Frame("macro cents", Place.of("macros/cents.sql", 4, 7))));
  }

  private static Problem duplicates() {
    return Problem.error(
        "A520",
        Place.of("models/schema.yml", 3, 9),
        "test 'unique_orders_order_id' found 3 rows",
        "each row it returns is a violation",
        "look at them: atoll show --select unique_orders_order_id");
  }

  private static Problem unknownStatus() {
    return Problem.warning(
        "A521",
        Place.of("models/schema.yml"),
        "test 'accepted_values_status' found 2 rows",
        "",
        "its severity is warn, so nothing was stopped");
  }

  private static Problem locked() {
    return Problem.error(
        "A505",
        "the database of tenant shop_007 is in use by process 4711",
        "one process has a DuckDB file at a time",
        "end the other process, then run this tenant again");
  }

  private static Problem manyEmptyInputs() {
    return Problem.error(
        "A720",
        Place.of("fleet.yml", 1, 1),
        "input crm.orders is empty for 2 of 3 tenants",
        "policies.empty_inputs allows 10 %",
        "check the landing of crm.orders, or raise max_share");
  }

  private static StepResult step(NodeRef node, Reason reason) {
    return result(node, reason, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  private static StepResult step(NodeRef node, Reason reason, long rows) {
    return result(node, reason, Optional.empty(), OptionalLong.of(rows), OptionalLong.empty());
  }

  private static StepResult failed(NodeRef node, Reason reason, long failures, Problem problem) {
    return result(
        node,
        reason,
        Optional.of(problem),
        OptionalLong.empty(),
        failures < 0 ? OptionalLong.empty() : OptionalLong.of(failures));
  }

  private static StepResult result(
      NodeRef node,
      Reason reason,
      Optional<Problem> problem,
      OptionalLong rows,
      OptionalLong failures) {
    Duration elapsed = reason.kind() == Reason.Kind.SKIPPED ? Duration.ZERO : Duration.ofMillis(50);
    Optional<Path> compiled =
        node.resourceType().equals("model")
            ? Optional.of(Path.of("target/compiled/" + node.name() + ".sql"))
            : Optional.empty();
    return new StepResult(node, reason, problem, rows, failures, START, elapsed, compiled);
  }

  private static NodeRef seed(String name) {
    return new NodeRef(
        "seed.shop." + name, name, "seed", Optional.empty(), Optional.of("main." + name));
  }

  private static NodeRef model(String name, String materialized) {
    return new NodeRef(
        "model.shop." + name,
        name,
        "model",
        Optional.of(materialized),
        Optional.of("main." + name));
  }

  private static NodeRef test(String name) {
    return new NodeRef("test.shop." + name, name, "test", Optional.empty(), Optional.empty());
  }
}
