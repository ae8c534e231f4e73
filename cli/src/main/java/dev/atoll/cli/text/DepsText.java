package dev.atoll.cli.text;

import dev.atoll.core.pipeline.DepsReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code deps} did, for people. */
public final class DepsText {
  private static final int SHORT_HASH = 10;

  private DepsText() {}

  public static List<String> lines(DepsReport report) {
    List<String> lines = new ArrayList<>();
    report.removed().forEach(address -> lines.add("no longer listed: " + address));
    if (!report.packages().isEmpty()) {
      lines.addAll(
          Columns.table(
              report.packages().stream().map(DepsText::row).toList(),
              List.of(Columns.Side.LEFT, Columns.Side.LEFT, Columns.Side.LEFT)));
    }
    report.written().forEach(file -> lines.add("wrote " + file));
    lines.add(end(report));
    String behind =
        report.packages().stream()
            .filter(DepsReport.Entry::isBehind)
            .map(DepsReport.Entry::address)
            .collect(Collectors.joining(", "));
    if (!behind.isEmpty()) {
      lines.add(
          "there are newer versions of " + behind + "; --upgrade takes those the list allows");
    }
    return lines;
  }

  private static List<String> row(DepsReport.Entry entry) {
    return List.of("  " + entry.name(), version(entry), where(entry));
  }

  private static String version(DepsReport.Entry entry) {
    String version = entry.version().orElse("");
    return switch (entry.kind()) {
      case GIT -> version.substring(0, Math.min(SHORT_HASH, version.length()));
      case HUB ->
          entry.isBehind() ? version + " (latest " + entry.latest().orElse("") + ")" : version;
      case LOCAL, TARBALL -> version;
    };
  }

  private static String where(DepsReport.Entry entry) {
    String kind =
        switch (entry.kind()) {
          case HUB -> "hub";
          case GIT -> "git";
          case LOCAL -> "local";
          case TARBALL -> "tarball";
        };
    return kind
        + " "
        + entry.address()
        + entry.subdirectory().map(folder -> ", folder " + folder).orElse("");
  }

  private static String end(DepsReport report) {
    return switch (report.state()) {
      case INSTALLED -> Amounts.of(report.packages().size(), "package") + " in " + report.folder();
      case LOCKED -> "nothing installed: --lock settles versions only";
      case NOTHING_LISTED ->
          "nothing to install: no packages.yml or dependencies.yml lists packages";
      case INTERRUPTED -> "interrupted; nothing has changed";
    };
  }
}
