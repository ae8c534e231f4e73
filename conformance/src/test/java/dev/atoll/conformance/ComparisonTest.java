package dev.atoll.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.conformance.CommandResult.NodeResult;
import dev.atoll.conformance.ListedProject.Expected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static Outcome outcome(Map<String, NodeResult> results, MadeRelation... made) {
    TreeMap<String, MadeRelation> relations = new TreeMap<>();
    for (MadeRelation relation : made) {
      relations.put(relation.name(), relation);
    }
    return new Outcome(List.of(new CommandResult("run", 0, 1, new TreeMap<>(results))), relations);
  }

  private static MadeRelation relation(String name, long rows, String hash) {
    SequencedMap<String, String> types = new LinkedHashMap<>(Map.of("id", "INTEGER"));
    SequencedMap<String, String> hashes = new LinkedHashMap<>(Map.of("id", hash));
    return new MadeRelation(name, "base table", types, rows, hashes, hash);
  }

  private static NodeResult result(String status, String failures) {
    return new NodeResult(status, failures, "");
  }

  @Test
  void equalOutcomesDifferInNothing() {
    Outcome outcome =
        outcome(Map.of("model.shop.a", result("success", "")), relation("main.a", 2, "x"));

    assertThat(Comparison.ofOutcomes("dbt", outcome, "Atoll", outcome)).isEmpty();
  }

  @Test
  void statusesFailuresRowsAndContentAreCompared() {
    Outcome dbt =
        outcome(
            Map.of("model.shop.a", result("success", ""), "test.shop.t", result("warn", "1")),
            relation("main.a", 2, "x"),
            relation("main.b", 2, "x"),
            relation("main.c", 1, "x"));
    Outcome atoll =
        outcome(
            Map.of("model.shop.a", result("error", ""), "test.shop.t", result("warn", "2")),
            relation("main.a", 2, "y"),
            relation("main.b", 3, "x"));

    assertThat(Comparison.ofOutcomes("dbt", dbt, "Atoll", atoll))
        .containsExactly(
            "run: model.shop.a: dbt success, Atoll error ()",
            "run: test.shop.t: dbt warn 1, Atoll warn 2",
            "relation main.a: content differs in [id]",
            "relation main.b: rows: dbt 2, Atoll 3",
            "relation main.c: only dbt made it");
  }

  @Test
  void theNumbersOfTheListAreHeldAgainstWhatEndedWell() {
    Outcome outcome =
        outcome(
            Map.of("model.shop.a", result("success", ""), "model.shop.b", result("error", "")),
            relation("main.a", 0, "x"));

    assertThat(Comparison.withExpected(new Expected(0, 2, 0, 0, 1), outcome))
        .containsExactly("models: 2 expected, 1 found", "relations with rows: 1 expected, 0 found");
  }
}
