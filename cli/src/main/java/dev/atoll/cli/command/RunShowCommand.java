package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run show}: the end of a run, as it was shown then. */
@CommandLine.Command
final class RunShowCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description =
          "Id of the run, the beginning of it, latest or previous; by default the newest run.")
  @Nullable String runId;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    RunResult run = call.atoll().runOf(call.invocation(), Optional.ofNullable(runId));
    Runs.Shown shown = format.isJson() ? Runs.Shown.DOCUMENT : Runs.Shown.END;
    if (shown == Runs.Shown.END) {
      call.print(ReportText.call(run, call.world().zone()));
    }
    return Runs.report(call, "run show", run, shown, ExitCode.DONE);
  }
}
