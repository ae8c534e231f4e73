package dev.atoll.cli.text;

import dev.atoll.core.pipeline.ProvisionReport;
import java.util.ArrayList;
import java.util.List;

/** What provisioning would do and did. */
public final class ProvisionText {
  private ProvisionText() {}

  /** The statements, below the server and database they belong to. */
  public static List<String> steps(ProvisionReport report) {
    List<String> lines = new ArrayList<>();
    String where = "";
    for (ProvisionReport.Step step : report.steps()) {
      if (!step.where().equals(where)) {
        where = step.where();
        lines.add((lines.isEmpty() ? "" : "\n") + "-- " + where);
      }
      lines.add(step.what() + ";");
    }
    return lines;
  }

  /** How it ended. */
  public static List<String> end(ProvisionReport report) {
    String whom = Amounts.of(report.tenants(), "tenant") + " of " + report.fleet();
    if (report.failed() && report.steps().stream().noneMatch(ProvisionText::begun)) {
      return List.of("provision of " + whom + ": nothing was done");
    }
    if (report.steps().isEmpty()) {
      return List.of("provision of " + whom + ": nothing to do");
    }
    String steps = Amounts.of(report.steps().size(), "step");
    if (report.done()) {
      return List.of("", "provision of " + whom + ": " + steps + " done");
    }
    long done =
        report.steps().stream().filter(step -> step.state() == ProvisionReport.State.DONE).count();
    return report.failed()
        ? List.of(
            "",
            "provision of "
                + whom
                + ": failed after "
                + Amounts.count(done)
                + " of "
                + steps
                + "; mend it and provision again, what is done stays")
        : List.of("", "provision of " + whom + ": " + steps + " to do; --yes does them");
  }

  private static boolean begun(ProvisionReport.Step step) {
    return step.state() != ProvisionReport.State.PLANNED;
  }
}
