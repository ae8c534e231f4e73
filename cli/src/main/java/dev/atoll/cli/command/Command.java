package dev.atoll.cli.command;

import dev.atoll.cli.shell.ExitCode;

/** One command, its options filled in by picocli. */
interface Command {
  /**
   * Does it and prints the result.
   *
   * @throws dev.atoll.domain.ProblemException when the input is wrong
   */
  ExitCode run(Call call);

  SharedOptions common();
}
