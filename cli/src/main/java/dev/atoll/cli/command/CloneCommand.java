package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.BuildRequest.Option;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.RunResult;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code clone}: relations made of those of an earlier state. */
@CommandLine.Command
final class CloneCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @CommandLine.Option(
      names = {"-f", "--full-refresh"},
      description = "Replace relations that exist; otherwise they are left as they are.")
  boolean fullRefresh;

  @CommandLine.Option(
      names = {"-x", "--fail-fast"},
      description = "Start nothing new after the first failure.")
  boolean failFast;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    SequencedSet<Option> chosen = new LinkedHashSet<>();
    if (fullRefresh) {
      chosen.add(Option.FULL_REFRESH);
    }
    if (failFast) {
      chosen.add(Option.FAIL_FAST);
    }
    BuildRequest request =
        new BuildRequest(Verb.CLONE, selection.selection(), chosen, Optional.empty());
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run = Runs.execute(call, state.with(call, options.invocation(call)), request, shown);
    return Runs.report(call, Verb.CLONE.command(), run, shown, Call.codeOf(run));
  }
}
