package dev.atoll.conformance;

import dev.atoll.conformance.CommandResult.NodeResult;
import dev.atoll.conformance.ListedProject.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where Atoll's outcome differs: from dbt's, and from the numbers of the list. */
final class Comparison {
  private final String left;
  private final String right;
  private final List<String> differences = new ArrayList<>();

  private Comparison(String left, String right) {
    this.left = left;
    this.right = right;
  }

  /**
   * Differences between two outcomes, one line each; none is equality.
   *
   * @param left what the first one is called
   * @param right what the second one is called
   */
  static List<String> ofOutcomes(String left, Outcome dbt, String right, Outcome atoll) {
    Comparison comparison = new Comparison(left, right);
    for (int i = 0; i < dbt.commands().size(); i++) {
      comparison.commands(dbt.commands().get(i), atoll.commands().get(i));
    }
    for (String name : union(dbt.relations(), atoll.relations())) {
      comparison.relations(name, dbt.relations().get(name), atoll.relations().get(name));
    }
    return comparison.differences;
  }

  /** Where an outcome has other numbers than the list says. */
  static List<String> withExpected(Expected expected, Outcome outcome) {
    Comparison comparison = new Comparison("", "");
    comparison.number("seeds", expected.seeds(), outcome.well("seed"));
    comparison.number("models", expected.models(), outcome.well("model"));
    comparison.number("tests", expected.tests(), outcome.well("test"));
    if (expected.tests() >= 0) {
      comparison.number("warnings", expected.warnings(), outcome.warnings());
    }
    comparison.number("relations with rows", expected.relationsWithRows(), outcome.withRows());
    return comparison.differences;
  }

  private void number(String what, int expected, long found) {
    if (expected >= 0 && expected != found) {
      differences.add("%s: %d expected, %d found".formatted(what, expected, found));
    }
  }

  private void commands(CommandResult dbt, CommandResult atoll) {
    for (String id : union(dbt.statuses(), atoll.statuses())) {
      NodeResult theirs = dbt.statuses().get(id);
      NodeResult ours = atoll.statuses().get(id);
      if (theirs == null || ours == null || !theirs.isAs(ours, id)) {
        differences.add(
            "%s: %s: %s %s, %s %s"
                .formatted(dbt.command(), id, left, shown(theirs), right, shown(ours)));
      }
    }
    if ((dbt.exitCode() == 0) != (atoll.exitCode() == 0)) {
      differences.add(
          "%s: exit code: %s %d, %s %d"
              .formatted(dbt.command(), left, dbt.exitCode(), right, atoll.exitCode()));
    }
  }

  private static String shown(@Nullable NodeResult result) {
    if (result == null) {
      return "nothing";
    }
    String message = result.message().strip().replaceAll("\\s+", " ");
    boolean tells = result.status().equals("error") || result.status().equals("fail");
    return result.shown() + (tells ? " (" + cut(message) + ")" : "");
  }

  private static String cut(String message) {
    return message.length() > 160 ? message.substring(0, 160) + "…" : message;
  }

  private void relations(String name, @Nullable MadeRelation dbt, @Nullable MadeRelation atoll) {
    if (dbt == null || atoll == null) {
      differences.add("relation %s: only %s made it".formatted(name, dbt == null ? right : left));
      return;
    }
    if (!dbt.kind().equals(atoll.kind())) {
      different(name, "", dbt.kind(), atoll.kind());
    }
    if (!List.copyOf(dbt.types().entrySet()).equals(List.copyOf(atoll.types().entrySet()))) {
      different(name, " columns:", dbt.types(), atoll.types());
    }
    if (dbt.rows() != atoll.rows()) {
      different(name, " rows:", dbt.rows(), atoll.rows());
    } else if (!dbt.hash().equals(atoll.hash()) && dbt.rows() >= 0) {
      List<String> columns = new ArrayList<>();
      for (String column : dbt.hashes().sequencedKeySet()) {
        if (!Objects.equals(dbt.hashes().get(column), atoll.hashes().get(column))) {
          columns.add(column);
        }
      }
      differences.add("relation %s: content differs in %s".formatted(name, columns));
    }
  }

  private void different(String relation, String what, Object theirs, Object ours) {
    differences.add(
        "relation %s:%s %s %s, %s %s".formatted(relation, what, left, theirs, right, ours));
  }

  private static SortedSet<String> union(Map<String, ?> one, Map<String, ?> other) {
    SortedSet<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}
