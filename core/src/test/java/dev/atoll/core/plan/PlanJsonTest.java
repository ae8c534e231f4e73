package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * The format of plans, byte for byte. Rewritten by {@code mvn -B test -pl core -am
 * -Dtest=PlanJsonTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.rewrite=true}; a difference
 * that an older reader does not understand needs another {@link PlanJson#FORMAT}.
 */
final class PlanJsonTest {
  private static final Path GOLDEN = Path.of("src/test/golden/plan/plan.json");

  private static PlannedStep step(
      String node, String type, String materialized, Decision decision, Optional<String> unknown) {
    boolean leaves = decision.reason() == StepReason.UNCHANGED;
    SequencedMap<String, String> reads = new LinkedHashMap<>();
    if (type.equals("model")) {
      reads.put("env_var REGION", "unset");
      reads.put("var currency", "5c3be10c6f62eac3aae2ba4c");
    }
    return new PlannedStep(
        node,
        node.substring(node.lastIndexOf('.') + 1),
        type,
        materialized,
        leaves ? PlannedStep.Action.LEAVE : PlannedStep.Action.RUN,
        decision,
        unknown,
        new Fingerprint(
            "c0de00000000000000000000",
            "c0f100000000000000000000",
            reads.isEmpty() ? "" : "5e7700000000000000000000",
            materialized.equals("seed") ? "" : "0b0b00000000000000000000",
            unknown.isPresent() || materialized.equals("seed")
                ? Optional.empty()
                : Optional.of("5a1000000000000000000000")),
        reads);
  }

  private static Plan plan() {
    PlannedStep seed =
        step("seed.shop.raw", "seed", "seed", Decision.of(StepReason.UNCHANGED), Optional.empty());
    PlannedStep orders =
        step(
            "model.shop.orders",
            "model",
            "table",
            new Decision(StepReason.SETTINGS_CHANGED, "reads env_var REGION, var currency"),
            Optional.empty());
    PlannedStep grown =
        step(
            "model.shop.grown",
            "model",
            "incremental",
            new Decision(StepReason.ALWAYS, "an incremental model looks for new rows"),
            Optional.of("it asks whether 'this' exists, \"quoted\" und ü"));
    PlannedStep unit =
        step(
            "unit_test.shop.orders.adds_up",
            "unit_test",
            "",
            Decision.of(StepReason.FIRST_RUN),
            Optional.empty());
    StepList many = StepList.of(List.of(seed, orders, grown, unit));
    StepList few = StepList.of(List.of(seed));
    SequencedMap<String, List<String>> selection = new LinkedHashMap<>();
    selection.put("select", List.of("+orders", "tag:nightly"));
    selection.put("exclude", List.of());
    return new Plan(
        new Plan.Header(
            "shops",
            "prod",
            "build",
            selection,
            List.of("full_refresh"),
            Plan.Scope.CHANGED_ONLY,
            "4e1ea5e00000000000000000"),
        List.of(tenant("acme", many), tenant("bolt", few), tenant("cove", many)),
        List.of(new Plan.InvalidTenant(new TenantId("dune"), "A104", "variable 'x' has no value")));
  }

  private static Plan.PlannedTenant tenant(String id, StepList list) {
    return new Plan.PlannedTenant(
        new TenantId(id),
        list,
        "5e77a11000000000000000" + list.steps().size(),
        "b1ace0000000000000000000",
        id.equals("bolt") ? "0eef00000000000000000000" : "");
  }

  @Test
  void aPlanIsWrittenAsItWasEver() throws IOException {
    String written = new String(PlanJson.bytes(PlanFile.of(plan())), StandardCharsets.UTF_8);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, written);
    }

    assertThat(written).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void whatIsStoredIsReadBackAsItWas() throws IOException {
    PlanFile read = PlanReader.read(Files.readString(GOLDEN), "plan.json");

    assertThat(read).isEqualTo(PlanFile.of(plan()));
    assertThat(PlanJson.bytes(read)).isEqualTo(Files.readAllBytes(GOLDEN));
  }

  @Test
  void whiteSpaceIsNoPartOfTheIdAndEverythingElseIs() throws IOException {
    String text = Files.readString(GOLDEN);

    assertThat(PlanReader.read(text.replaceAll("\n *", " "), "p").id())
        .isEqualTo(PlanFile.of(plan()).id());
    for (Map.Entry<String, String> change :
        Map.of("\"acme\"", "\"acne\"", "\"leave\"", "\"run\"", "A104", "A105").entrySet()) {
      assertThat(text).contains(change.getKey());
      assertThatThrownBy(
              () -> PlanReader.read(text.replace(change.getKey(), change.getValue()), "p"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e ->
                  assertThat(e.problems())
                      .singleElement()
                      .satisfies(p -> assertThat(p.code()).isEqualTo(PlanCodes.ALTERED)));
    }
  }

  @Test
  void tenantsWithTheSameStepsAreOneGroupTheLargestFirst() {
    assertThat(plan().groups())
        .extracting(group -> group.tenants().stream().map(TenantId::value).toList())
        .containsExactly(List.of("acme", "cove"), List.of("bolt"));
  }

  @Test
  void aPlanThatHasNotMovedHasNoMovesAndOneThatHasSaysWhere() {
    Plan then = plan();
    assertThat(Moves.between(then, plan())).isEmpty();

    Plan now = new Plan(then.header(), then.tenants().subList(0, 2), then.invalid());
    assertThat(Moves.between(then, now))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("the plan is stale for tenant cove");
              assertThat(problem.cause()).contains("no longer among");
            });
  }
}
