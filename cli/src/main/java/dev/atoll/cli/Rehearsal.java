package dev.atoll.cli;

import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes through commands that touch nothing, so that the JVM can remember which classes they need:
 * the training run of the launcher's ahead-of-time cache (JEP 514). Fails for no reason at all,
 * since a poorer cache is only a slower start.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Plays the commands.
   *
   * @param arguments folders of projects to list
   */
  public static void main(String[] arguments) {
    World world = World.ofProcess();
    Atoll atoll = Atoll.standard();
    Main.run(List.of("--help"), world, atoll);
    Main.run(List.of("build", "--help"), world, atoll);
    Main.run(List.of("version", "--output", "json"), world, atoll);
    Main.run(List.of("no-such-command"), world, atoll);
    for (String folder : arguments) {
      String project = Path.of(folder).toString();
      Main.run(List.of("ls", "--project-dir", project), world, atoll);
    }
  }
}
