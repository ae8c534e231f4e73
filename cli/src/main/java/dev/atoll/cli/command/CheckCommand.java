package dev.atoll.cli.command;

import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.json.ReportJson;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.ReportText;
import dev.atoll.core.pipeline.CheckReport;
import dev.atoll.core.pipeline.Tidiness;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: all that is wrong and needs no database to be found. */
@CommandLine.Command
final class CheckCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @ArgGroup(validate = false, heading = "%nTenants%n", order = 20)
  FleetOptions fleet = new FleetOptions();

  @Option(
      names = "--tidy",
      description = "Also look for variables and layers that make no difference.")
  boolean tidy;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    CheckReport report =
        call.atoll().check(call.invocation(fleet), tidy ? Tidiness.CHECKED : Tidiness.IGNORED);
    ExitCode code = report.isGood() ? ExitCode.DONE : ExitCode.INPUT_WRONG;
    if (format.isJson()) {
      JsonDocument.write(
          call.out(), "check", json -> ReportJson.writeCheck(json, report, code.number()));
    } else {
      // The findings are what was asked for, so they are the output.
      call.print(call.problemText(Screen.Stream.OUT, Optional.empty()).lines(report.problems()));
      call.print(ReportText.check(report, call.ink(Screen.Stream.OUT)));
    }
    return code;
  }
}
