package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ProblemJson;
import dev.atoll.cli.json.RunJson;
import dev.atoll.cli.progress.Progress;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.RunText;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StalePlan;
import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;

/** Carries out a run with its progress on the screen, and prints its end. */
final class Runs {
  private static final String STOPPING =
      "stopping: running statements are cancelled, databases closed; once more to stop at once";

  /** How much of a run is shown. */
  enum Shown {
    PROGRESS_AND_END,
    END,
    DOCUMENT
  }

  private Runs() {}

  static Shown shown(SharedOptions common, FormatOption format) {
    if (format.isJson()) {
      return Shown.DOCUMENT;
    }
    return common.output.quiet ? Shown.END : Shown.PROGRESS_AND_END;
  }

  /** What is carried out once somebody listens. */
  interface Work {
    RunResult with(RunListener listener, Cancellation cancellation);
  }

  static RunResult execute(Call call, Invocation invocation, BuildRequest request, Shown shown) {
    return execute(
        call,
        (listener, cancellation) ->
            call.atoll().execute(invocation, request, listener, cancellation),
        shown);
  }

  static RunResult execute(Call call, Work work, Shown shown) {
    Cancellation cancellation = new Cancellation();
    try (Progress progress =
            new Progress(
                call.world(),
                call.ink(Screen.Stream.OUT),
                call.problemText(Screen.Stream.ERR, Optional.empty()));
        Interrupts.Listening _ = listen(call, cancellation, progress)) {
      RunListener listener = shown == Shown.PROGRESS_AND_END ? progress : RunListener.NONE;
      return work.with(listener, cancellation);
    }
  }

  private static Interrupts.Listening listen(
      Call call, Cancellation cancellation, Progress progress) {
    return call.world()
        .interrupts()
        .listen(
            () -> {
              cancellation.request();
              progress.aside(STOPPING);
            },
            () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
  }

  /** Tells why nothing was begun: what it was to be done from has moved. */
  static ExitCode refused(Call call, String command, StalePlan stale, FormatOption format) {
    ExitCode code = ExitCode.REFUSED;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          command,
          json -> {
            json.writeNumberField("exit_code", code.number());
            ProblemJson.writeAll(json, stale.problems());
          });
    } else {
      call.complain(stale.problems());
    }
    return code;
  }

  static ExitCode report(Call call, String command, RunResult run, Shown shown, ExitCode code) {
    if (shown == Shown.DOCUMENT) {
      JsonDocument.write(
          call.out(),
          command,
          json -> {
            json.writeNumberField("exit_code", code.number());
            RunJson.writeFields(json, run);
          });
      return code;
    }
    if (shown == Shown.PROGRESS_AND_END) {
      call.print(List.of(""));
    }
    List<Problem> warnings = run.problems().stream().filter(p -> !p.isError()).toList();
    if (shown == Shown.END && !warnings.isEmpty()) {
      // No progress told them.
      call.complain(warnings);
    }
    RunText text =
        new RunText(
            call.ink(Screen.Stream.OUT),
            call.problemText(Screen.Stream.OUT, Optional.of(run.root())),
            call.next());
    call.print(text.lines(run));
    return code;
  }
}
