package dev.atoll.cli.text;

import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.TenantDifference;
import dev.atoll.core.pipeline.TenantDifference.OfConfig;
import dev.atoll.core.pipeline.TenantDifference.OfSetting;
import dev.atoll.core.pipeline.TenantDifference.OfSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two tenants side by side. */
public final class DifferenceText {
  private static final int MAX_VALUE = 40;
  private static final int SHOWN_NODES = 8;

  private final Ink ink;
  private final Page page;

  public DifferenceText(Ink ink) {
    this.ink = ink;
    this.page = new Page(ink);
  }

  /** The whole comparison; one instance tells one. */
  public List<String> lines(TenantDifference difference) {
    page.title(difference.left() + " and " + difference.right());
    settings(difference);
    only("only " + difference.left() + " has", difference.onlyLeft());
    only("only " + difference.right() + " has", difference.onlyRight());
    configs(difference);
    difference.sql().forEach(this::sql);
    page.add("");
    page.add(
        "%s and %s differ; of %s in common the SQL of %s differs"
            .formatted(
                Amounts.of(difference.settings().size(), "setting"),
                Amounts.of(difference.configs().size(), "config"),
                Amounts.of(difference.nodes(), "node"),
                Amounts.count(
                    difference.sql().stream().mapToInt(change -> change.nodes().size()).sum())));
    return page.lines();
  }

  private void settings(TenantDifference difference) {
    if (difference.settings().isEmpty()) {
      return;
    }
    page.section("settings");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", difference.left().value(), "from", difference.right().value(), "from"));
    for (OfSetting setting : difference.settings()) {
      rows.add(
          List.of(
              setting.kind() + " " + setting.left().name(),
              value(setting.left()),
              source(setting.left()),
              value(setting.right()),
              source(setting.right())));
    }
    page.table(rows);
  }

  private static String value(Explained explained) {
    return explained.said().isEmpty()
        ? "(not set)"
        : Columns.cut(PlainValue.text(explained.value()), MAX_VALUE);
  }

  private static String source(Explained explained) {
    return explained
        .winner()
        .map(said -> said.place().map(Object::toString).orElse(said.source()))
        .orElse("");
  }

  private void only(String heading, List<String> nodes) {
    if (!nodes.isEmpty()) {
      page.section(heading);
      nodes.forEach(node -> page.add("  " + node));
    }
  }

  /** The same difference of one config in many nodes is one line. */
  private void configs(TenantDifference difference) {
    if (difference.configs().isEmpty()) {
      return;
    }
    page.section("configs");
    Map<List<String>, List<String>> folded = new LinkedHashMap<>();
    for (OfConfig config : difference.configs()) {
      folded
          .computeIfAbsent(
              List.of(
                  config.left().name(),
                  Columns.cut(PlainValue.text(config.left().value()), MAX_VALUE),
                  source(config.left()),
                  Columns.cut(PlainValue.text(config.right().value()), MAX_VALUE),
                  source(config.right())),
              key -> new ArrayList<>())
          .add(config.node());
    }
    List<List<String>> rows = new ArrayList<>();
    folded.forEach(
        (change, nodes) -> {
          List<String> row = new ArrayList<>(List.of(names(nodes)));
          row.addAll(change);
          rows.add(row);
        });
    page.table(rows);
  }

  private void sql(OfSql change) {
    page.section("SQL of " + names(change.nodes()));
    change.unknownBecause().ifPresent(why -> page.add("  known when it runs: " + why));
    for (String line : change.diff()) {
      Ink.Tone tone =
          line.startsWith("+")
              ? Ink.Tone.GOOD
              : line.startsWith("-") ? Ink.Tone.BAD : Ink.Tone.FAINT;
      boolean unchanged = line.startsWith(" ");
      page.add(("  " + (unchanged ? line : ink.paint(tone, line))).stripTrailing());
    }
  }

  private static String names(List<String> nodes) {
    int more = nodes.size() - SHOWN_NODES;
    String some = String.join(", ", nodes.subList(0, Math.min(SHOWN_NODES, nodes.size())));
    return more > 0 ? some + " and " + Amounts.of(more, "other") : some;
  }
}
