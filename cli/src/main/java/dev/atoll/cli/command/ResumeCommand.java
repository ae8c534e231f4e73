package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.ResumeRequest;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StalePlan;
import dev.atoll.core.pipeline.TenantSelection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resume}: goes on with a run that was interrupted or killed. */
@CommandLine.Command
final class ResumeCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 30)
  BudgetOptions budget = new BudgetOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description =
          "Id of the run, the beginning of it, latest or previous; by default the newest run.")
  @Nullable String runId;

  @Option(
      names = "--repeat-uncertain",
      description =
          "Do steps again of which nobody can tell whether they were done; by default they are left"
              + " alone.")
  boolean repeatUncertain;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Invocation invocation = call.invocation(TenantSelection.DEFAULT, budget.budget());
    ResumeRequest request =
        new ResumeRequest(
            Optional.ofNullable(runId),
            repeatUncertain
                ? ResumeRequest.Uncertain.REPEATED
                : ResumeRequest.Uncertain.LEFT_ALONE);
    Runs.Shown shown = Runs.shown(common, format);
    try {
      RunResult run =
          Runs.execute(
              call,
              (listener, cancellation) ->
                  call.atoll().resume(invocation, request, listener, cancellation),
              shown);
      return Runs.report(call, "resume", run, shown, Call.codeOf(run));
    } catch (StalePlan moved) {
      return Runs.refused(call, "resume", moved, format);
    }
  }
}
