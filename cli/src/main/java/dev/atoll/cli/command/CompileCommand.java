package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code compile}: writes compiled SQL, and shows it where single nodes were asked for. */
@CommandLine.Command
final class CompileCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @CommandLine.Option(
      names = "--inline",
      paramLabel = "SQL",
      description = "Compile this SQL with Jinja in place of nodes.")
  @Nullable String inline;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    BuildRequest request =
        new BuildRequest(
            Verb.COMPILE,
            selection.selection(),
            new LinkedHashSet<>(),
            Optional.ofNullable(inline));
    Runs.Shown shown = Runs.shown(common, format);
    RunResult run = Runs.execute(call, state.with(call, options.invocation(call)), request, shown);
    if (shown != Runs.Shown.DOCUMENT && (inline != null || !selection.select.isEmpty())) {
      run.tenants().forEach(tenant -> showCompiled(call, tenant));
    }
    return Runs.report(call, Verb.COMPILE.command(), run, shown, Call.codeOf(run));
  }

  private static void showCompiled(Call call, TenantResult tenant) {
    for (StepResult step : tenant.steps()) {
      step.compiled()
          .ifPresent(
              file ->
                  call.print(List.of("", "-- " + step.node().name() + ": " + file, read(file))));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
