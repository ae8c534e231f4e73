package dev.atoll.cli.text;

import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.PlanReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan for eyes: the largest group of tenants with its changes, then for every other group what
 * is different for it.
 */
public final class PlanText {
  private static final int SHOWN_TENANTS = 4;
  private static final int SHOWN_STEPS = 12;
  private static final int SHOWN_VALUE = 40;
  private static final int SHOWN_GROUPS = 20;

  /** How much of a plan is listed. */
  public enum Detail {
    CHANGES,
    EVERY_STEP
  }

  private final Ink ink;
  private final NextCommands next;
  private final Detail detail;

  public PlanText(Ink ink, NextCommands next, Detail detail) {
    this.ink = ink;
    this.next = next;
    this.detail = detail;
  }

  public List<String> lines(PlanReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(report));
    List<PlanReport.Group> groups = report.groups();
    int shown = detail == Detail.EVERY_STEP ? groups.size() : SHOWN_GROUPS;
    for (int i = 0; i < Math.min(groups.size(), shown); i++) {
      lines.add("");
      if (i == 0 || detail == Detail.EVERY_STEP) {
        addWhole(groups.get(i), report, lines);
      } else {
        addDifference(groups.get(i), groups.getFirst(), lines);
      }
    }
    if (groups.size() > shown) {
      lines.add("");
      lines.add(
          TenantNames.further(
              groups.subList(shown, groups.size()).stream().map(PlanReport.Group::tenants).toList(),
              "--details lists them all"));
    }
    if (!report.invalid().isEmpty()) {
      lines.add("");
      lines.add(
          ink.paint(
              Ink.Tone.BAD,
              "%s: settings_invalid, nothing is planned"
                  .formatted(TenantNames.who(report.invalid()))));
    }
    addTotal(report, lines);
    return lines;
  }

  private String heading(PlanReport report) {
    PlanReport.Heading heading = report.heading();
    return ink.paint(Ink.Tone.STRONG, "plan " + heading.shortId())
        + " of "
        + heading.name()
        + (heading.environment().isEmpty() ? "" : ", " + heading.environment());
  }

  private void addWhole(PlanReport.Group group, PlanReport report, List<String> lines) {
    boolean plain = report.heading().shape() == FleetShape.PLAIN_PROJECT;
    lines.add((plain ? "" : TenantNames.who(group.tenants()) + ": ") + summary(group.steps()));
    List<PlanReport.Step> listed =
        detail == Detail.EVERY_STEP
            ? group.steps()
            : group.steps().stream()
                .filter(step -> step.effect() == PlanReport.Effect.CHANGE)
                .toList();
    boolean all =
        detail == Detail.CHANGES
            && listed.size() == group.steps().size()
            && reasons(listed).size() == 1;
    if (!all) {
      addSteps(listed, lines);
    }
    addForms(group, lines);
  }

  /** What is not the same for all of them, although the same is done. */
  private static void addForms(PlanReport.Group group, List<String> lines) {
    List<PlanReport.Step> several =
        group.steps().stream().filter(step -> step.forms() > 1).toList();
    if (several.isEmpty()) {
      return;
    }
    String names =
        several.stream()
            .limit(SHOWN_TENANTS)
            .map(step -> step.name() + " (" + Amounts.count(step.forms()) + ")")
            .collect(Collectors.joining(", "));
    lines.add(
        "  in several forms: "
            + names
            + (several.size() > SHOWN_TENANTS
                ? " and " + Amounts.count(several.size() - SHOWN_TENANTS) + " more"
                : ""));
  }

  private static String summary(List<PlanReport.Step> steps) {
    long left = steps.stream().filter(s -> s.effect() == PlanReport.Effect.LEAVE).count();
    String reasons =
        reasons(steps).entrySet().stream()
            .map(entry -> Amounts.count(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return Amounts.of(steps.size() - left, "step")
        + (left == 0 ? "" : ", " + Amounts.count(left) + " left out")
        + (reasons.isEmpty() ? "" : " (" + reasons + ")");
  }

  private static Map<String, Integer> reasons(List<PlanReport.Step> steps) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    steps.forEach(step -> reasons.merge(step.reason(), 1, Integer::sum));
    return reasons;
  }

  private void addSteps(List<PlanReport.Step> steps, List<String> lines) {
    int shown = detail == Detail.EVERY_STEP ? steps.size() : Math.min(SHOWN_STEPS, steps.size());
    List<List<String>> rows = new ArrayList<>();
    for (PlanReport.Step step : steps.subList(0, shown)) {
      rows.add(
          List.of(
              "  " + (step.effect() == PlanReport.Effect.LEAVE ? "leave" : "run"),
              step.materialized().isEmpty() || step.type().equals("test")
                  ? step.type()
                  : step.materialized(),
              step.name(),
              step.reason() + (step.because().isEmpty() ? "" : ": " + step.because())));
    }
    Columns.Side left = Columns.Side.LEFT;
    lines.addAll(Columns.table(rows, List.of(left, left, left, left)));
    if (steps.size() > shown) {
      lines.add("  and " + Amounts.count(steps.size() - shown) + " more; --details lists them");
    }
  }

  /** What a group has more, less or otherwise than the largest one. */
  private void addDifference(PlanReport.Group group, PlanReport.Group largest, List<String> lines) {
    Map<String, PlanReport.Step> base = byNode(largest);
    Map<String, PlanReport.Step> own = byNode(group);
    List<PlanReport.Step> more =
        own.values().stream().filter(step -> !base.containsKey(step.node())).toList();
    List<PlanReport.Step> less =
        base.values().stream().filter(step -> !own.containsKey(step.node())).toList();
    List<PlanReport.Step> otherReason = new ArrayList<>();
    for (PlanReport.Step step : own.values()) {
      PlanReport.Step there = base.get(step.node());
      if (there == null) {
        continue;
      }
      if (!there.reason().equals(step.reason()) || there.effect() != step.effect()) {
        otherReason.add(step);
      }
    }
    lines.add(TenantNames.who(group.tenants()) + ": " + otherwise(group, more, less, otherReason));
    List<PlanReport.Step> listed = new ArrayList<>(more);
    listed.addAll(otherReason);
    addSteps(listed, lines);
    if (!less.isEmpty()) {
      lines.add("  without " + names(less));
    }
  }

  /** What overlays do is theirs; the rest is counted. */
  private static String otherwise(
      PlanReport.Group group,
      List<PlanReport.Step> more,
      List<PlanReport.Step> less,
      List<PlanReport.Step> otherReason) {
    List<String> parts = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (PlanReport.OverlayEffect overlay : group.overlays()) {
      List<String> words = new ArrayList<>();
      addWord("adds", overlay.adds().size(), words);
      addWord("removes", overlay.removes().size(), words);
      addWord("changes", overlay.changes().size(), words);
      String does = words.isEmpty() ? "" : " " + String.join(", ", words);
      parts.add("overlay " + overlay.overlay() + does);
    }
    addWord(unexplained(group, more), "more", rest);
    addWord(unexplained(group, less), "less", rest);
    addWord(unexplained(group, otherReason), "for another reason", rest);
    if (parts.isEmpty()) {
      parts.add("the same" + (rest.isEmpty() ? "" : ", but " + String.join(", ", rest)));
    } else if (!rest.isEmpty()) {
      parts.add(String.join(", ", rest));
    }
    group
        .only()
        .ifPresent(
            only ->
                parts.add(
                    "only they have %s %s %s"
                        .formatted(
                            only.kind(),
                            only.name(),
                            Columns.cut(PlainValue.text(only.value()), SHOWN_VALUE))));
    return String.join("; ", parts);
  }

  private static int unexplained(PlanReport.Group group, List<PlanReport.Step> steps) {
    return (int)
        steps.stream()
            .filter(
                step ->
                    group.overlays().stream().noneMatch(overlay -> overlay.explains(step.node())))
            .count();
  }

  private static void addWord(String does, int count, List<String> words) {
    if (count > 0) {
      words.add(does + " " + Amounts.count(count));
    }
  }

  private static Map<String, PlanReport.Step> byNode(PlanReport.Group group) {
    Map<String, PlanReport.Step> steps = new LinkedHashMap<>();
    group.steps().forEach(step -> steps.put(step.node(), step));
    return steps;
  }

  private static void addWord(int count, String what, List<String> words) {
    if (count > 0) {
      words.add(Amounts.count(count) + " " + what);
    }
  }

  private static String names(List<PlanReport.Step> steps) {
    Set<String> names = new LinkedHashSet<>();
    steps.stream().limit(SHOWN_TENANTS).forEach(step -> names.add(step.name()));
    return String.join(", ", names)
        + (steps.size() > names.size()
            ? " and " + Amounts.count(steps.size() - names.size()) + " more"
            : "");
  }

  private void addTotal(PlanReport report, List<String> lines) {
    long run = 0;
    long left = 0;
    for (PlanReport.Group group : report.groups()) {
      long out = group.steps().stream().filter(s -> s.effect() == PlanReport.Effect.LEAVE).count();
      left += out * group.tenants().size();
      run += (group.steps().size() - out) * group.tenants().size();
    }
    int tenants = report.groups().stream().mapToInt(group -> group.tenants().size()).sum();
    lines.add("");
    lines.add(
        Amounts.of(run, "step")
            + " of "
            + Amounts.of(tenants, "tenant")
            + (left == 0 ? "" : ", " + Amounts.count(left) + " left out as unchanged"));
    report
        .written()
        .ifPresent(
            file -> {
              lines.add("written: " + file);
              lines.add(next.apply(file.toString()));
            });
  }
}
