package dev.atoll.cli.text;

import dev.atoll.core.pipeline.RunResult;
import java.util.ArrayList;
import java.util.List;

/** What the demo tells a person at its end. */
public final class DemoText {
  private DemoText() {}

  /**
   * A summary and what to try next.
   *
   * @param folder the workspace as a person would name it
   * @param tenant one of its tenants, for examples
   */
  public static List<String> end(
      RunResult run, String folder, String tenant, String program, Ink ink) {
    Tally tally = Tally.of(run);
    List<String> lines = new ArrayList<>();
    lines.add(ink.paint(Ink.Tone.STRONG, "What you have seen"));
    lines.add(
        "  One dbt project, built for %s side by side: %s, %s written."
            .formatted(
                Amounts.of(tally.tenants(), "tenant"),
                Amounts.of(tally.total(), "step"),
                Amounts.of(tally.rows(), "row")));
    lines.add(
        "  Each tenant has a database file of its own; currency, VAT and calendar come from its");
    lines.add("  settings. The workspace is " + folder + " and yours to change.");
    lines.add("");
    lines.add(ink.paint(Ink.Tone.STRONG, "Try next"));
    String where = " --project-dir " + folder;
    lines.addAll(
        new NextCommands(program, "", "")
            .lines(
                List.of(
                    new NextCommands.Command(
                        program + " tenants" + where + " --where region=europe",
                        "who there is, and where their data lies"),
                    new NextCommands.Command(
                        program + " build" + where + " --tenants " + tenant,
                        "one tenant again, step by step"),
                    new NextCommands.Command(
                        program + " run show" + where, "this run as the ledger remembers it"))));
    return lines;
  }
}
