package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code run-operation}: calls a macro for each chosen tenant. */
@CommandLine.Command
final class RunOperationCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @CommandLine.Parameters(
      paramLabel = "MACRO",
      arity = "1",
      description = "The macro, bare or with its package in front.")
  String macro = "";

  @CommandLine.Option(
      names = "--args",
      paramLabel = "YAML",
      description = "Its arguments by name, such as '{days: 3}'.")
  @Nullable String arguments;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    BuildRequest request =
        BuildRequest.of(new BuildRequest.Operation(macro, Optional.ofNullable(arguments)));
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run = Runs.execute(call, options.invocation(call), request, shown);
    return Runs.report(call, Verb.RUN_OPERATION.command(), run, shown, Call.codeOf(run));
  }
}
