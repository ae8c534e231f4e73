package dev.atoll.cli.text;

import dev.atoll.core.pipeline.RunDifference;
import dev.atoll.core.pipeline.RunDifference.Change;
import dev.atoll.core.pipeline.RunDifference.Count;
import dev.atoll.core.pipeline.RunDifference.Group;
import dev.atoll.core.pipeline.RunDifference.Side;
import dev.atoll.core.pipeline.RunDifference.Time;
import dev.atoll.domain.TenantId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Two runs side by side. */
public final class RunDifferenceText {
  private static final int SHOWN_NODES = 6;
  private static final int SHOWN_GROUPS = 20;
  private static final int SHOWN_ROWS = 12;
  private static final String NONE = "(none)";

  private final Ink ink;
  private final Page page;

  public RunDifferenceText(Ink ink) {
    this.ink = ink;
    this.page = new Page(ink);
  }

  /** The whole comparison; one instance tells one. */
  public List<String> lines(RunDifference difference) {
    Side left = difference.left();
    page.add(
        ink.paint(Ink.Tone.STRONG, "two runs of " + left.name())
            + (left.environment().isEmpty() ? "" : ", " + left.environment()));
    sides(left, difference.right());
    page.add("");
    int shown = Math.min(SHOWN_GROUPS, difference.groups().size());
    difference.groups().subList(0, shown).forEach(this::group);
    further(difference.groups(), shown);
    only("only the left run had ", difference.onlyLeft());
    only("only the right run had ", difference.onlyRight());
    counts(difference.counts());
    times(difference.times());
    unknown(difference.withoutLogic());
    total(difference);
    return page.lines();
  }

  private void sides(Side left, Side right) {
    List<List<String>> rows = new ArrayList<>();
    row(rows, "run", left, right, Side::runId);
    row(rows, "command", left, right, side -> String.join(" ", side.arguments()));
    row(rows, "started", left, right, RunDifferenceText::started);
    row(rows, "ended", left, right, side -> side.outcome().name().toLowerCase(Locale.ROOT));
    row(rows, "tenants", left, right, side -> Amounts.count(side.tenants()));
    row(rows, "steps", left, right, side -> Amounts.count(side.steps()));
    row(rows, "time", left, right, side -> Amounts.duration(side.elapsed()));
    page.table(rows);
  }

  private static String started(Side side) {
    return side.started().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void row(
      List<List<String>> rows, String name, Side left, Side right, Function<Side, String> cell) {
    rows.add(List.of(name, cell.apply(left), cell.apply(right)));
  }

  private void group(Group group) {
    String who = TenantNames.who(group.tenants());
    if (group.isSame()) {
      page.add(who + ": the same");
      return;
    }
    page.add(who + ":");
    List<List<String>> rows = new ArrayList<>();
    if (!group.leftProblem().equals(group.rightProblem())) {
      rows.add(
          List.of(
              "the tenant itself",
              group.leftProblem().orElse(NONE) + " -> " + group.rightProblem().orElse(NONE)));
    }
    ended(group.changes()).forEach((what, names) -> rows.add(List.of(what, names(names))));
    logic(group.changes()).forEach((what, names) -> rows.add(List.of(what, names(names))));
    page.table(rows);
  }

  /** Steps that ended otherwise in the same way are one line. */
  private static Map<String, List<String>> ended(List<Change> changes) {
    Map<String, List<String>> folded = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.endedOtherwise()) {
        String what =
            change.left().isEmpty()
                ? "new, " + change.right().orElse("")
                : change.right().isEmpty()
                    ? "gone, was " + change.left().get()
                    : change.left().get() + " -> " + change.right().get();
        folded.computeIfAbsent(what, key -> new ArrayList<>()).add(change.name());
      }
    }
    return folded;
  }

  /** What is behind a change is told only of steps that have none of their own. */
  private static Map<String, List<String>> logic(List<Change> changes) {
    Map<String, List<String>> folded = new LinkedHashMap<>();
    List<String> downstream = new ArrayList<>();
    for (Change change : changes) {
      List<String> own = new ArrayList<>();
      if (change.logic().contains("code")) {
        own.add("code");
      }
      if (change.logic().contains("config")) {
        own.add("config");
      }
      if (change.logic().contains("settings")) {
        own.add(
            change.settings().isEmpty()
                ? "settings"
                : "settings (" + String.join(", ", change.settings()) + ")");
      }
      if (!own.isEmpty()) {
        folded
            .computeIfAbsent("other " + String.join(", ", own), key -> new ArrayList<>())
            .add(change.name());
      } else if (change.logic().contains("upstream")) {
        downstream.add(change.name());
      } else if (!change.logic().isEmpty()) {
        folded.computeIfAbsent("other SQL", key -> new ArrayList<>()).add(change.name());
      }
    }
    if (!downstream.isEmpty()) {
      folded.put("downstream of a change", downstream);
    }
    return folded;
  }

  private static String names(List<String> names) {
    int more = names.size() - SHOWN_NODES;
    String some = String.join(", ", names.subList(0, Math.min(SHOWN_NODES, names.size())));
    return more > 0 ? some + " and " + Amounts.count(more) + " more" : some;
  }

  private void further(List<Group> groups, int shown) {
    if (groups.size() > shown) {
      page.add(
          TenantNames.further(
              groups.subList(shown, groups.size()).stream().map(Group::tenants).toList(),
              "--output json has them all"));
    }
  }

  private void only(String what, List<TenantId> tenants) {
    if (!tenants.isEmpty()) {
      page.add(what + TenantNames.who(tenants));
    }
  }

  private void counts(List<Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    page.section("rows that moved by a tenth or more");
    List<List<String>> rows = new ArrayList<>();
    for (Count count : counts.subList(0, Math.min(SHOWN_ROWS, counts.size()))) {
      rows.add(
          List.of(
              count.name(),
              count.kind().equals("rows") ? "" : count.kind(),
              Amounts.count(count.left()) + " -> " + Amounts.count(count.right()),
              TenantNames.who(count.tenants()),
              count.tenants().size() == 1
                  ? ""
                  : "most: %s, %s -> %s"
                      .formatted(
                          count.most().tenant(),
                          Amounts.count(count.most().left()),
                          Amounts.count(count.most().right()))));
    }
    page.table(rows);
    more(counts.size());
  }

  private void times(List<Time> times) {
    if (times.isEmpty()) {
      return;
    }
    page.section("time that changed by a fifth or more, over all tenants");
    List<List<String>> rows = new ArrayList<>();
    for (Time time : times.subList(0, Math.min(SHOWN_ROWS, times.size()))) {
      rows.add(
          List.of(
              time.name(),
              Amounts.duration(time.left()) + " -> " + Amounts.duration(time.right()),
              Amounts.of(time.tenants(), "tenant")));
    }
    page.table(rows);
    more(times.size());
  }

  private void more(int size) {
    if (size > SHOWN_ROWS) {
      page.add("  and " + Amounts.count(size - SHOWN_ROWS) + " more; --output json has them all");
    }
  }

  private void unknown(List<String> runs) {
    if (!runs.isEmpty()) {
      page.section("logic is not compared");
      page.add("  what the steps were planned from is not known of run " + String.join(", ", runs));
    }
  }

  private void total(RunDifference difference) {
    int both = difference.groups().stream().mapToInt(group -> group.tenants().size()).sum();
    int same =
        difference.groups().stream()
            .filter(Group::isSame)
            .mapToInt(group -> group.tenants().size())
            .sum();
    page.add("");
    page.add(
        "%s of %s in both runs ended the same%s"
            .formatted(
                Amounts.count(same),
                Amounts.of(both, "tenant"),
                difference.withoutLogic().isEmpty() ? ", with the same logic" : ""));
  }
}
