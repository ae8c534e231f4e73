package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.RunJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.RunSummary;
import dev.atoll.domain.ProblemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}: what the ledger remembers, newest first. */
@CommandLine.Command
final class RunsCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(names = "--limit", paramLabel = "N", description = "Runs at most, 20 by default.")
  int limit = 20;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    if (limit < 1) {
      throw new ProblemException(
          CommandLineProblems.badValue("--limit", String.valueOf(limit), "a number from 1"));
    }
    List<RunSummary> runs = call.atoll().runs(call.invocation(), limit);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "runs",
          json -> {
            json.writeNumberField("exit_code", ExitCode.DONE.number());
            json.writeArrayFieldStart("runs");
            for (RunSummary run : runs) {
              RunJson.writeSummary(json, run);
            }
            json.writeEndArray();
          });
    } else {
      call.print(ReportText.runs(runs, call.world().zone()));
    }
    return ExitCode.DONE;
  }
}
