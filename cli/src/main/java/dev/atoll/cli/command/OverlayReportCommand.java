package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.OverlayJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.OverlayText;
import dev.atoll.core.pipeline.OverlayReport;
import dev.atoll.domain.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code overlay report}: who deviates from the shared project, and where. */
@CommandLine.Command
final class OverlayReportCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    OverlayReport report = call.atoll().overlayReport(call.invocation());
    boolean troubled = report.problems().stream().anyMatch(Problem::isError);
    ExitCode code = troubled ? ExitCode.FAILED : ExitCode.DONE;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "overlay report",
          json -> OverlayJson.writeReport(json, report, code.number()));
    } else {
      call.print(OverlayText.report(report));
      call.complain(report.problems());
    }
    return code;
  }
}
