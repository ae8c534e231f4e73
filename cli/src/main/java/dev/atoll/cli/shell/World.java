package dev.atoll.cli.shell;

import dev.atoll.domain.Ordered;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Everything outside that a command may use.
 *
 * @param program how Atoll was started, as a person would type it again
 * @param out results; UTF-8, flushed by who prints
 * @param err problems and notes; UTF-8
 * @param workingDir absolute
 * @param zone for the times people read
 */
public record World(
    String program,
    PrintStream out,
    PrintStream err,
    SequencedMap<String, String> environment,
    Path workingDir,
    InstantSource clock,
    ZoneId zone,
    Screen screen,
    Keyboard keyboard,
    Interrupts interrupts) {
  private static final int BUFFER = 1 << 16;

  public World {
    environment = Ordered.map(environment);
  }

  /** A world in which nobody types. */
  public World(
      String program,
      PrintStream out,
      PrintStream err,
      SequencedMap<String, String> environment,
      Path workingDir,
      InstantSource clock,
      ZoneId zone,
      Screen screen,
      Interrupts interrupts) {
    this(
        program, out, err, environment, workingDir, clock, zone, screen, Keyboard.NONE, interrupts);
  }

  /** The world of this process. */
  public static World ofProcess() {
    return new World(
        System.getProperty("atoll.program", "atoll"),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        // The system's own order differs from one start to the next.
        new TreeMap<>(System.getenv()),
        Path.of("").toAbsolutePath(),
        InstantSource.system(),
        ZoneId.systemDefault(),
        new Screen(terminals(), new TerminalWidth()),
        new TerminalKeyboard(),
        new SignalInterrupts());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** The launcher tells what Java does not know: which of the two streams ends at a terminal. */
  private static SequencedSet<Screen.Stream> terminals() {
    List<String> told = List.of(System.getProperty("atoll.terminals", "").split(",", -1));
    SequencedSet<Screen.Stream> found = new LinkedHashSet<>();
    for (Screen.Stream stream : Screen.Stream.values()) {
      if (told.contains(stream.name().toLowerCase(Locale.ROOT))) {
        found.add(stream);
      }
    }
    return found;
  }
}
