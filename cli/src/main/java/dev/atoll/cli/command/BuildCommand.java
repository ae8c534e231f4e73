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

/**
 * {@code build}, {@code run}, {@code test}, {@code seed} and {@code snapshot}: the same but for the
 * verb.
 */
@CommandLine.Command
final class BuildCommand implements Command {
  private final Verb verb;

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @CommandLine.Option(
      names = {"-f", "--full-refresh"},
      description = "Rebuild incremental models and seeds from nothing.")
  boolean fullRefresh;

  @CommandLine.Option(
      names = {"-x", "--fail-fast"},
      description = "Start nothing new after the first failure.")
  boolean failFast;

  @CommandLine.Option(
      names = "--store-failures",
      description = "Keep the rows that data tests find in relations of their own.")
  boolean storeFailures;

  @CommandLine.Option(
      names = "--changed-only",
      description = "Leave out what is unchanged since it last succeeded; 'plan' says why not.")
  boolean changedOnly;

  BuildCommand(Verb verb) {
    this.verb = verb;
  }

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
    if (storeFailures) {
      chosen.add(Option.STORE_FAILURES);
    }
    if (changedOnly) {
      chosen.add(Option.CHANGED_ONLY);
    }
    BuildRequest request = new BuildRequest(verb, selection.selection(), chosen, Optional.empty());
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run = Runs.execute(call, state.with(call, options.invocation(call)), request, shown);
    return Runs.report(call, verb.command(), run, shown, Call.codeOf(run));
  }
}
