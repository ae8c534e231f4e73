package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RerunRequest;
import dev.atoll.core.pipeline.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rerun}: once more what a run of the ledger left undone, or chosen steps of it. */
@CommandLine.Command
final class RerunCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(
      validate = false,
      heading =
          "%nNodes, of those the run had; by default what failed, was skipped or never began%n",
      order = 10)
  SelectionOptions selection = new SelectionOptions();

  @Mixin RunOptions options = new RunOptions();

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
    Invocation invocation = options.invocation(call);
    RerunRequest request = new RerunRequest(Optional.ofNullable(runId), selection.selection());
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run =
        Runs.execute(
            call,
            (listener, cancellation) ->
                call.atoll().rerun(invocation, request, listener, cancellation),
            shown);
    return Runs.report(call, "rerun", run, shown, Call.codeOf(run));
  }
}
