package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StalePlan;
import dev.atoll.core.pipeline.TenantSelection;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code apply}: carries a plan out, or refuses it. */
@CommandLine.Command
final class ApplyCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 30)
  BudgetOptions budget = new BudgetOptions();

  @CommandLine.Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A plan that 'atoll plan --out FILE' wrote.")
  String file = "";

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    Path plan = call.file("FILE", file);
    Runs.Shown shown = Runs.shown(common, format);
    try {
      RunResult run =
          Runs.execute(
              call,
              (listener, cancellation) ->
                  call.atoll()
                      .apply(
                          call.invocation(TenantSelection.DEFAULT, budget.budget()),
                          plan,
                          listener,
                          cancellation),
              shown);
      return Runs.report(call, "apply", run, shown, Call.codeOf(run));
    } catch (StalePlan stale) {
      return Runs.refused(call, "apply", stale, format);
    }
  }
}
