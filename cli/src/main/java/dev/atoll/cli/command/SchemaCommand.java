package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;
import dev.atoll.core.pipeline.Schemas;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schema}: what an editor needs to complete and check the fleet's files. */
@CommandLine.Command
final class SchemaCommand implements Command {
  @Mixin SharedOptions common = new SharedOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "fleet for fleet.yml (the default), layer for layer files, overlay for overlay.yml.")
  Schemas.File file = Schemas.File.fleet;

  @Override
  public SharedOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Call call) {
    call.print(Schemas.of(file));
    return ExitCode.DONE;
  }
}
