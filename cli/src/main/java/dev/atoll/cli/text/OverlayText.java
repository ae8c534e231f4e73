package dev.atoll.cli.text;

import dev.atoll.core.pipeline.OverlayRebase;
import dev.atoll.core.pipeline.OverlayReport;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the commands about overlays print. */
public final class OverlayText {
  private static final int NAMED_TENANTS = 4;

  private OverlayText() {}

  public static List<String> report(OverlayReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s of %s run the shared project unchanged; %s of %s are the same for everybody"
            .formatted(
                report.fleet(),
                Amounts.count(report.unchanged()),
                Amounts.of(report.tenants(), "tenant"),
                Amounts.count(report.resources() - same(report)),
                Amounts.of(report.resources(), "resource")));
    if (report.overlays().isEmpty()) {
      lines.add("no overlays");
      return lines;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("overlay", "tenants", "changes", "owner", "expires", "advice"));
    report.overlays().forEach(entry -> rows.add(row(entry)));
    lines.add("");
    lines.addAll(table(rows));
    if (!report.changed().isEmpty()) {
      List<List<String>> changed = new ArrayList<>();
      changed.add(List.of("resource", "tenants", "overlays"));
      for (OverlayReport.Changed one : report.changed()) {
        changed.add(
            List.of(
                one.resource(), Amounts.count(one.tenants()), String.join(", ", one.overlays())));
      }
      lines.add("");
      lines.addAll(table(changed));
    }
    lines.add("");
    lines.add(
        "%s, %s, environment %s"
            .formatted(
                Amounts.of(report.overlays().size(), "overlay"),
                Amounts.of(report.variants(), "different list", "different lists"),
                report.environment()));
    return lines;
  }

  /** Macros may change too, and are not among the resources that are counted. */
  private static long same(OverlayReport report) {
    return report.changed().stream().filter(one -> !one.resource().startsWith("macro.")).count();
  }

  private static List<String> table(List<List<String>> rows) {
    return Columns.table(rows, rows.getFirst().stream().map(column -> Columns.Side.LEFT).toList());
  }

  private static List<String> row(OverlayReport.Entry entry) {
    return List.of(
        entry.name(),
        tenants(entry.tenants()),
        entry.changes().stream()
            .map(count -> count.kind() + " " + count.number())
            .collect(Collectors.joining(", ")),
        entry.owner().orElse(""),
        entry.expires().map(Object::toString).orElse(""),
        entry.advice().stream().map(OverlayText::advice).collect(Collectors.joining(", ")));
  }

  private static String tenants(List<TenantId> tenants) {
    String shown =
        tenants.stream().limit(NAMED_TENANTS).map(TenantId::value).collect(Collectors.joining(","));
    return tenants.size() <= NAMED_TENANTS
        ? shown
        : Amounts.count(tenants.size()) + ": " + shown + ",…";
  }

  private static String advice(OverlayReport.Advice advice) {
    return switch (advice) {
      case EXPIRED -> "expired";
      case EXPIRES_SOON -> "expires soon";
      case PROMOTE -> "make it part of the project";
      case UNUSED -> "unused";
      case CONFLICTS -> "conflicts";
    };
  }

  public static List<String> rebase(OverlayRebase rebase, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (OverlayRebase.Entry entry : rebase.replacements()) {
      lines.add(
          entry.target() + ": " + entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      if (entry.state() == OverlayRebase.State.UNCHANGED) {
        continue;
      }
      lines.add(
          entry.hasBefore()
              ? "  the base, then (-) and now (+)"
              : "  the base now; no copy of what was replaced is kept");
      entry.changes().forEach(line -> lines.add("    " + painted(line, ink)));
      lines.add("  ours, " + entry.file());
      entry.ours().forEach(line -> lines.add(("      " + line).stripTrailing()));
      lines.add("");
    }
    long open =
        rebase.replacements().stream()
            .filter(entry -> entry.state() != OverlayRebase.State.UNCHANGED)
            .count();
    lines.add(
        rebase.replacements().isEmpty()
            ? "overlay " + rebase.overlay() + " replaces nothing"
            : rebase.accepted()
                ? "accepted: " + rebase.overlay() + " now replaces what the project has today"
                : open == 0
                    ? "the project still has what was replaced"
                    : "carry the changes over to our files where they matter, then run it with --accept");
    return lines;
  }

  private static String painted(String line, Ink ink) {
    String text = line.stripTrailing();
    return switch (line.charAt(0)) {
      case '-' -> ink.paint(Ink.Tone.BAD, text);
      case '+' -> ink.paint(Ink.Tone.GOOD, text);
      default -> text;
    };
  }
}
