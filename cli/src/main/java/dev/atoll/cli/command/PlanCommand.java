package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.PlanReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.PlanText;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.BuildRequest.Option;
import dev.atoll.core.pipeline.PlanReport;
import dev.atoll.domain.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code plan}: what a build would do, and why. */
@CommandLine.Command
final class PlanCommand implements Command {
  private static final List<BuildRequest.Verb> VERBS =
      List.of(
          BuildRequest.Verb.BUILD,
          BuildRequest.Verb.RUN,
          BuildRequest.Verb.TEST,
          BuildRequest.Verb.SEED,
          BuildRequest.Verb.SNAPSHOT);

  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();
  @Mixin RunOptions options = new RunOptions();

  @ArgGroup(validate = false, heading = "%nNodes%n", order = 10)
  SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nEarlier state%n", order = 15)
  StateOptions state = new StateOptions();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the plan to a file that 'apply' carries out.")
  @Nullable String out;

  @CommandLine.Option(
      names = "--for",
      paramLabel = "VERB",
      description = "What is planned: build (the default), run, test, seed or snapshot.")
  String verb = "build";

  @CommandLine.Option(
      names = "--changed-only",
      description = "Leave out what is unchanged since it last succeeded.")
  boolean changedOnly;

  @CommandLine.Option(
      names = {"-f", "--full-refresh"},
      description = "Rebuild incremental models and seeds from nothing.")
  boolean fullRefresh;

  @CommandLine.Option(
      names = "--details",
      description = "List every step of every group, with its reason.")
  boolean details;

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
    if (changedOnly) {
      chosen.add(Option.CHANGED_ONLY);
    }
    BuildRequest request =
        new BuildRequest(verb(), selection.selection(), chosen, Optional.empty());
    PlanReport report =
        call.atoll()
            .plan(
                state.with(call, options.invocation(call)),
                request,
                Optional.ofNullable(out).map(name -> call.file("--out", name)));
    ExitCode code = report.invalid().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "plan", json -> PlanReportJson.write(json, report, code.number()));
      return code;
    }
    call.complain(report.problems());
    PlanText text =
        new PlanText(
            call.ink(Screen.Stream.OUT),
            call.next(),
            details ? PlanText.Detail.EVERY_STEP : PlanText.Detail.CHANGES);
    call.print(text.lines(report));
    return code;
  }

  private BuildRequest.Verb verb() {
    return VERBS.stream()
        .filter(known -> known.command().equals(verb.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommandLineProblems.badValue(
                        "--for", verb, "build, run, test, seed or snapshot")));
  }
}
