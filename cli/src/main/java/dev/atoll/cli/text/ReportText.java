package dev.atoll.cli.text;

import dev.atoll.core.pipeline.CheckReport;
import dev.atoll.core.pipeline.CleanReport;
import dev.atoll.core.pipeline.DebugReport;
import dev.atoll.core.pipeline.ParseReport;
import dev.atoll.core.pipeline.RunCall;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.RunSummary;
import dev.atoll.core.pipeline.TenantListing;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The results of the commands that carry nothing out. */
public final class ReportText {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private ReportText() {}

  public static List<String> parse(ParseReport report) {
    String found =
        report.found().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> Amounts.of(entry.getValue(), entry.getKey().replace('_', ' ')))
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s; %s"
            .formatted(
                report.project(),
                found.isEmpty() ? "an empty project" : found,
                Amounts.of(report.tenants(), "tenant")));
    report.manifest().ifPresent(file -> lines.add("written: " + file));
    return lines;
  }

  public static List<String> debug(DebugReport report, Ink ink, ProblemText problems) {
    List<String> lines = new ArrayList<>();
    int width =
        report.checks().stream().mapToInt(check -> Columns.width(check.name())).max().orElse(0);
    for (DebugReport.Check check : report.checks()) {
      String mark =
          check.problem().isEmpty()
              ? ink.paint(Ink.Tone.GOOD, "OK    ")
              : ink.paint(Ink.Tone.BAD, "FAILED");
      lines.add(
          (Columns.pad(check.name(), width) + "  " + mark + "  " + check.detail()).stripTrailing());
      check
          .problem()
          .ifPresent(problem -> problems.lines(problem).forEach(line -> lines.add("  " + line)));
    }
    long failed = report.checks().stream().filter(check -> check.problem().isPresent()).count();
    lines.add("");
    lines.add(
        failed == 0
            ? ink.paint(Ink.Tone.GOOD, "all checks passed")
            : ink.paint(Ink.Tone.BAD, Amounts.of(failed, "check") + " failed"));
    return lines;
  }

  /** The last line, below the findings. */
  public static List<String> check(CheckReport report, Ink ink) {
    long errors = report.problems().stream().filter(Problem::isError).count();
    long warnings = report.problems().size() - errors;
    String looked =
        report.name().isEmpty()
            ? ""
            : "%s: %s, %s; "
                .formatted(
                    report.name(),
                    Amounts.of(report.tenants(), "tenant"),
                    Amounts.of(report.files(), "SQL file"));
    String found =
        errors + warnings == 0
            ? ink.paint(Ink.Tone.GOOD, "nothing found")
            : ink.paint(
                errors > 0 ? Ink.Tone.BAD : Ink.Tone.WARN,
                Amounts.of(errors, "error") + ", " + Amounts.of(warnings, "warning"));
    List<String> lines = new ArrayList<>();
    if (!report.problems().isEmpty()) {
      lines.add("");
    }
    lines.add(looked + found);
    return lines;
  }

  public static List<String> clean(CleanReport report) {
    if (report.removed().isEmpty()) {
      return List.of("nothing to remove");
    }
    return report.removed().stream().map(path -> "removed " + path).toList();
  }

  public static List<String> tenants(TenantListing listing) {
    Set<String> labels = new LinkedHashSet<>();
    listing.entries().forEach(entry -> labels.addAll(entry.labels().keySet()));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("tenant"));
    head.addAll(labels);
    head.addAll(List.of("engine", "route"));
    rows.add(head);
    for (TenantListing.Entry entry : listing.entries()) {
      List<String> row = new ArrayList<>(List.of(entry.tenant().value()));
      labels.forEach(label -> row.add(entry.labels().getOrDefault(label, "")));
      row.add(entry.engine());
      row.add(
          switch (entry.turn()) {
            case RUNS -> entry.route();
            case DISABLED -> "not enabled";
            case INVALID -> "its settings are wrong";
          });
      rows.add(row);
    }
    List<String> lines = new ArrayList<>();
    lines.addAll(Columns.table(rows, head.stream().map(column -> Columns.Side.LEFT).toList()));
    lines.add("");
    lines.add(
        Amounts.of(listing.entries().size(), "tenant")
            + " of "
            + listing.fleet()
            + (listing.environment().isEmpty() ? "" : ", environment " + listing.environment()));
    return lines;
  }

  public static List<String> runs(List<RunSummary> runs, ZoneId zone) {
    if (runs.isEmpty()) {
      return List.of("no runs yet");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run", "started", "verb", "outcome", "tenants", "failed", "steps", "took"));
    for (RunSummary run : runs) {
      rows.add(
          List.of(
              run.runId(),
              WHEN.format(run.started().atZone(zone)),
              run.verb().command(),
              run.outcome().name().toLowerCase(Locale.ROOT),
              Amounts.count(run.tenants()),
              Amounts.count(run.failedTenants()),
              Amounts.count(steps(run.reasons())),
              Amounts.duration(run.elapsed())));
    }
    Columns.Side left = Columns.Side.LEFT;
    Columns.Side right = Columns.Side.RIGHT;
    return Columns.table(rows, List.of(left, left, left, left, right, right, right, right));
  }

  /**
   * Who asked for a run, when and with what, above its end; a blank line follows. Variables of the
   * run that was repeated stand in no command line, and get one of their own.
   */
  public static List<String> call(RunResult run, ZoneId zone) {
    RunCall call = run.call();
    List<String> lines = new ArrayList<>();
    lines.add(
        "run %s, started %s%s: atoll %s"
            .formatted(
                run.runId(),
                WHEN.format(run.started().atZone(zone)),
                call.startedBy().isEmpty() ? "" : " by " + call.startedBy(),
                String.join(" ", call.arguments())));
    boolean said = call.arguments().stream().anyMatch(word -> word.contains(call.vars()));
    if (!said) {
      lines.add("--vars " + call.vars().strip());
    }
    lines.add("");
    return lines;
  }

  private static long steps(Map<Reason, Integer> reasons) {
    return reasons.values().stream().mapToLong(Integer::longValue).sum();
  }
}
