package dev.atoll.cli;

import dev.atoll.cli.command.CommandLineRunner;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.util.List;

/** The entry point: a command line and a world make an exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int code = run(List.of(arguments), World.ofProcess(), Atoll.standard());
    // Not by returning: a driver's thread that is no daemon would keep the process alive.
    System.exit(code);
  }

  /**
   * What the process does, without the process.
   *
   * @return the exit code, see docs/reference/exit-codes.md
   */
  public static int run(List<String> arguments, World world, Atoll atoll) {
    return new CommandLineRunner(world, atoll).run(arguments).number();
  }
}
