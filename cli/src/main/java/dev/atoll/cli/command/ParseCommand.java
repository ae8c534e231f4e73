package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.ParseReport;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** {@code parse}: whether project and fleet can be read. */
@CommandLine.Command
final class ParseCommand implements Command {
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
    ParseReport report = call.atoll().parse(call.invocation(fleet));
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "parse", json -> ReportJson.writeParse(json, report, ExitCode.DONE.number()));
    } else {
      call.complain(report.warnings());
      call.print(ReportText.parse(report));
    }
    return ExitCode.DONE;
  }
}
