package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.CleanReport;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code clean}: removes the folders that clean-targets names. */
@CommandLine.Command
final class CleanCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    CleanReport report = call.atoll().clean(call.invocation());
    ExitCode code = report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "clean", json -> ReportJson.writeClean(json, report, code.number()));
    } else {
      call.print(ReportText.clean(report));
      call.complain(report.problems());
    }
    return code;
  }
}
