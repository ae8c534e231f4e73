package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunResult;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code retry}: once more what failed or was skipped in the run before. */
@CommandLine.Command
final class RetryCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Invocation invocation = state.with(call, options.invocation(call));
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run =
        Runs.execute(
            call,
            (listener, cancellation) -> call.atoll().retry(invocation, listener, cancellation),
            shown);
    return Runs.report(call, "retry", run, shown, Call.codeOf(run));
  }
}
