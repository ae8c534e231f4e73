package dev.atoll.cli.text;

import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The end of a run as people read it: what failed and why, folded; reasons; what moved no rows;
 * what to do next; the last line as dbt has it.
 */
public final class RunText {
  private static final int MAX_FAILURES = 10;
  private static final int MAX_EMPTY_NODES = 5;

  private final Ink ink;
  private final ProblemText problems;
  private final NextCommands next;

  public RunText(Ink ink, ProblemText problems, NextCommands next) {
    this.ink = ink;
    this.problems = problems;
    this.next = next;
  }

  public List<String> lines(RunResult run) {
    Tally tally = Tally.of(run);
    List<List<String>> paragraphs = new ArrayList<>();
    paragraphs.add(failures(run));
    // Warnings of the input were told when the run began.
    paragraphs.add(problems.lines(run.problems().stream().filter(Problem::isError).toList()));
    paragraphs.add(List.of(headline(run, tally)));
    if (run.shape() == FleetShape.FLEET || tally.failed() + tally.skipped() > 0) {
      paragraphs.add(reasons(run));
    }
    paragraphs.add(emptyNodes(run));
    paragraphs.add(nextCommands(run));
    paragraphs.add(List.of(done(tally)));
    return joined(paragraphs);
  }

  private static List<String> joined(List<List<String>> paragraphs) {
    List<String> lines = new ArrayList<>();
    for (List<String> paragraph : paragraphs) {
      if (!paragraph.isEmpty()) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(paragraph);
      }
    }
    return lines;
  }

  private List<String> failures(RunResult run) {
    List<Problem> folded = Folding.fold(Failures.of(run));
    List<String> lines = new ArrayList<>();
    for (Problem problem : folded.stream().limit(MAX_FAILURES).toList()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      Problem shown =
          run.shape() == FleetShape.PLAIN_PROJECT ? problem.forTenants(List.of()) : problem;
      if (shown.tenants().size() > 1) {
        String same = problem.isError() ? "same error" : "same warning";
        lines.add(
            ink.paint(Ink.Tone.BAD, Amounts.of(shown.tenants().size(), "tenant") + ": " + same));
      }
      lines.addAll(problems.lines(shown));
    }
    int left = folded.size() - MAX_FAILURES;
    if (left > 0) {
      lines.add("");
      lines.add(
          "and "
              + Amounts.of(left, "other problem")
              + "; all of them: "
              + next.showRun(run.runId()));
    }
    return lines;
  }

  private String headline(RunResult run, Tally tally) {
    String what = run.verb().command() + " of " + run.name();
    String how =
        switch (run.outcome()) {
          case DONE -> ink.paint(Ink.Tone.GOOD, "done");
          case FAILED -> ink.paint(Ink.Tone.BAD, "failed");
          case REFUSED -> ink.paint(Ink.Tone.BAD, "refused by policy");
          case INTERRUPTED -> ink.paint(Ink.Tone.WARN, "interrupted");
          case RUNNING -> ink.paint(Ink.Tone.WARN, "still running");
          case UNFINISHED -> ink.paint(Ink.Tone.WARN, "not finished");
        };
    StringBuilder line = new StringBuilder(what).append(' ').append(how);
    line.append(" in ").append(Amounts.duration(run.elapsed()));
    if (run.shape() == FleetShape.FLEET) {
      line.append(": ").append(tenants(tally));
    }
    line.append(run.shape() == FleetShape.FLEET ? ", " : ": ");
    line.append(Amounts.of(tally.total(), "step"));
    if (tally.rows() > 0) {
      line.append(", ").append(Amounts.of(tally.rows(), "row")).append(" written");
    }
    return line.toString();
  }

  private static String tenants(Tally tally) {
    if (tally.completeTenants() == tally.tenants()) {
      return Amounts.of(tally.tenants(), "tenant");
    }
    String complete =
        Amounts.count(tally.completeTenants())
            + " of "
            + Amounts.of(tally.tenants(), "tenant")
            + " complete";
    return tally.failedTenants() == 0
        ? complete
        : complete + ", " + Amounts.count(tally.failedTenants()) + " failed";
  }

  private List<String> reasons(RunResult run) {
    Map<Reason, Integer> steps = new EnumMap<>(Reason.class);
    Map<Reason, Set<TenantId>> tenants = new EnumMap<>(Reason.class);
    for (TenantResult tenant : run.tenants()) {
      for (StepResult step : tenant.steps()) {
        steps.merge(step.reason(), 1, Integer::sum);
        tenants
            .computeIfAbsent(step.reason(), reason -> new LinkedHashSet<>())
            .add(tenant.tenant());
      }
      tenant
          .endedBefore()
          .ifPresent(
              reason -> {
                steps.merge(reason, 0, Integer::sum);
                tenants.computeIfAbsent(reason, none -> new LinkedHashSet<>()).add(tenant.tenant());
              });
    }
    if (steps.isEmpty()) {
      return List.of();
    }
    boolean fleet = run.shape() == FleetShape.FLEET;
    List<List<String>> rows = new ArrayList<>();
    rows.add(fleet ? List.of("  reason", "steps", "tenants") : List.of("  reason", "steps"));
    steps.forEach(
        (reason, count) -> {
          List<String> row = new ArrayList<>(List.of("  " + reason.code(), Amounts.count(count)));
          if (fleet) {
            row.add(Amounts.count(tenants.getOrDefault(reason, Set.of()).size()));
          }
          rows.add(row);
        });
    return Columns.table(rows, List.of(Columns.Side.LEFT, Columns.Side.RIGHT, Columns.Side.RIGHT));
  }

  /** A step that wrote nothing is no failure, but a green run should not hide it. */
  private List<String> emptyNodes(RunResult run) {
    Map<String, Integer> empty = new LinkedHashMap<>();
    for (StepResult step : Tally.steps(run).toList()) {
      if (step.reason() == Reason.BUILT_EMPTY) {
        empty.merge(step.node().name(), 1, Integer::sum);
      }
    }
    if (empty.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.paint(Ink.Tone.WARN, "built, but without a single row:"));
    List<List<String>> rows = new ArrayList<>();
    empty.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MAX_EMPTY_NODES)
        .forEach(entry -> rows.add(row(run, entry.getKey(), entry.getValue())));
    lines.addAll(Columns.table(rows, List.of(Columns.Side.LEFT, Columns.Side.LEFT)));
    int left = empty.size() - MAX_EMPTY_NODES;
    if (left > 0) {
      lines.add("  and " + Amounts.of(left, "other node"));
    }
    return lines;
  }

  private static List<String> row(RunResult run, String node, int tenants) {
    return run.shape() == FleetShape.FLEET
        ? List.of(
            "  " + node,
            "for " + Amounts.count(tenants) + " of " + Amounts.of(run.tenants().size(), "tenant"))
        : List.of("  " + node, "");
  }

  private List<String> nextCommands(RunResult run) {
    List<NextCommands.Command> commands = next.after(run);
    if (commands.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(ink.paint(Ink.Tone.STRONG, "next:")));
    lines.addAll(next.lines(commands));
    return lines;
  }

  private String done(Tally tally) {
    String line =
        "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d TOTAL=%d"
            .formatted(
                tally.passed(), tally.warned(), tally.failed(), tally.skipped(), tally.total());
    return tally.failed() > 0 ? ink.paint(Ink.Tone.BAD, line) : line;
  }
}
