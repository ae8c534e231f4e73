package dev.atoll.cli.command;

import dev.atoll.cli.json.DifferenceJson;
import dev.atoll.cli.json.JsonDocument;
import dev.atoll.cli.shell.ExitCode;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.text.DifferenceText;
import dev.atoll.core.pipeline.TenantDifference;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code diff}: two tenants side by side. */
@CommandLine.Command
final class DiffCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(index = "0", paramLabel = "TENANT", description = "One tenant.")
  String left = "";

  @Parameters(index = "1", paramLabel = "TENANT", description = "The other.")
  String right = "";

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    TenantDifference difference = call.atoll().difference(call.invocation(), left, right);
    if (format.isJson()) {
      JsonDocument.write(
          call.out(),
          "diff",
          json -> DifferenceJson.write(json, difference, ExitCode.DONE.number()));
    } else {
      call.print(new DifferenceText(call.ink(Screen.Stream.OUT)).lines(difference));
    }
    return ExitCode.DONE;
  }
}
