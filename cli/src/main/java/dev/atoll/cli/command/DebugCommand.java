package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.DebugReport;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code debug}: one check after another, from the files to the connection. */
@CommandLine.Command
final class DebugCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    DebugReport report = call.atoll().debug(call.invocation(fleet));
    ExitCode code = report.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "debug", json -> ReportJson.writeDebug(json, report, code.number()));
    } else {
      call.print(
          ReportText.debug(
              report,
              call.ink(Screen.Stream.OUT),
              call.problemText(Screen.Stream.OUT, Optional.empty())));
    }
    return code;
  }
}
