package dev.atoll.acceptance.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Plays a case in a process of its own, and prints what came of it. */
final class PlaysCase {
  private PlaysCase() {}

  /** The name of the case, and the folder its input lies in. */
  public static void main(String[] arguments) throws IOException {
    String text = BadInputCase.named(arguments[0]).play(Path.of(arguments[1])).text();
    System.out.write(text.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    System.exit(0);
  }
}
