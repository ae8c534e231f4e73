package dev.atoll.cli.command;

import picocli.CommandLine.ArgGroup;

/** What every command takes. */
final class SharedOptions {
  @ArgGroup(validate = false, heading = "%nProject%n", order = 50)
  ProjectOptions project = new ProjectOptions();

  @ArgGroup(validate = false, heading = "%nOutput%n", order = 60)
  OutputOptions output = new OutputOptions();
}
