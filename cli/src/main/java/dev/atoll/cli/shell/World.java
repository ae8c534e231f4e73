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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Everything outside that a command may use.
 *
 * @param out results; UTF-8, flushed by who prints
 * @param err problems and notes; UTF-8
 * @param workingDir absolute
 * @param zone for the times people read
 */
public record World(
    PrintStream out,
    PrintStream err,
    SequencedMap<String, String> environment,
    Path workingDir,
    InstantSource clock,
    ZoneId zone,
    Screen screen,
    Interrupts interrupts) {
  private static final int BUFFER = 1 << 16;

  public World {
    environment = Ordered.map(environment);
  }

  /** The world of this process. */
  public static World ofProcess() {
    return new World(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        // The system's own order differs from one start to the next.
        new TreeMap<>(System.getenv()),
        Path.of("").toAbsolutePath(),
        InstantSource.system(),
        ZoneId.systemDefault(),
        new Screen(terminals(), new TerminalWidth()),
        new SignalInterrupts());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** The launcher knows what Java does not tell: which of the two streams is a terminal. */
  private static SequencedSet<Screen.Stream> terminals() {
    String told = System.getProperty("atoll.terminals");
    SequencedSet<Screen.Stream> found = new LinkedHashSet<>();
    if (told == null) {
      if (System.console() != null && System.console().isTerminal()) {
        found.addAll(Arrays.asList(Screen.Stream.values()));
      }
      return found;
    }
    for (Screen.Stream stream : Screen.Stream.values()) {
      if (Arrays.asList(told.split(",", -1)).contains(stream.name().toLowerCase(java.util.Locale.ROOT))) {
        found.add(stream);
      }
    }
    return found;
  }
}
