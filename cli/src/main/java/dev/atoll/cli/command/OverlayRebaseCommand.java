package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.OverlayJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.OverlayText;
import dev.atoll.core.pipeline.OverlayAcceptance;
import dev.atoll.core.pipeline.OverlayRebase;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overlay rebase}: what an overlay replaced, then and now. */
@CommandLine.Command
final class OverlayRebaseCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(arity = "1", paramLabel = "NAME", description = "Name of the overlay.")
  String name = "";

  @Option(
      names = "--accept",
      description = "Write the hashes of what the project has now into overlay.yml.")
  boolean accept;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    OverlayRebase rebase =
        call.atoll()
            .rebaseOverlay(
                call.invocation(),
                name,
                accept ? OverlayAcceptance.ACCEPT : OverlayAcceptance.LOOK);
    ExitCode code = isOpen(rebase) ? ExitCode.FAILED : ExitCode.DONE;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "overlay rebase",
          json -> OverlayJson.writeRebase(json, rebase, code.number()));
    } else {
      call.print(OverlayText.rebase(rebase, call.ink(Screen.Stream.OUT)));
    }
    return code;
  }

  /** What is gone cannot be accepted: the overlay has to follow. */
  private static boolean isOpen(OverlayRebase rebase) {
    return rebase.replacements().stream()
        .map(OverlayRebase.Entry::state)
        .anyMatch(
            state ->
                state == OverlayRebase.State.GONE
                    || (!rebase.accepted() && state != OverlayRebase.State.UNCHANGED));
  }
}
