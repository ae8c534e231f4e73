package dev.atoll.cli.text;

import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.FreezeReport;
import java.util.ArrayList;
import java.util.List;

/** What was frozen, in two lines. */
public final class FreezeText {
  private FreezeText() {}

  public static List<String> lines(FreezeReport report) {
    List<String> lines = new ArrayList<>();
    if (report.written().isEmpty()) {
      lines.add("stopped, and nothing written");
      return lines;
    }
    FreezeReport.Totals totals = report.totals();
    lines.add(
        "froze "
            + report.name()
            + (report.environment().isEmpty() ? "" : ", " + report.environment())
            + ": "
            + (report.shape() == FleetShape.FLEET
                ? Amounts.of(totals.tenants(), "tenant") + ", "
                : "")
            + Amounts.of(totals.relations(), "relation")
            + " with "
            + Amounts.of(totals.rows(), "row")
            + (report.absent() == 0 ? "" : "; " + Amounts.count(report.absent()) + " not there"));
    lines.add("written: " + report.written().get());
    return lines;
  }
}
