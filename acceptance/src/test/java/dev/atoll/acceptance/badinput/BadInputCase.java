package dev.atoll.acceptance.badinput;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One folder of {@code src/test/golden}: {@code args} (one argument a line), {@code input/}, what
 * is expected, and some that may be absent: {@code project}, the name of a folder of {@code
 * src/test/projects} that {@code input/} is laid over, {@code env} ({@code NAME=value} lines),
 * {@code earlier/}, files with which the project was built before, so that its relations exist, and
 * {@code runs}, command lines that were called before, an hour after one another.
 */
record BadInputCase(Path folder) {
  static final Path CASES = Path.of("src/test/golden");
  private static final Path PROJECTS = Path.of("src/test/projects");
  private static final Instant NOW = Instant.parse("2026-11-21T00:50:12.123Z");

  /**
   * @param text exit code and both streams, with the working folder's path replaced
   * @param before files of the working folder, with their content, before the call
   */
  record Played(
      int code, String text, SortedMap<String, String> before, SortedMap<String, String> after) {}

  static BadInputCase named(String name) {
    return new BadInputCase(CASES.resolve(name));
  }

  Path expected() {
    return folder.resolve("expected.txt");
  }

  /** Copies the input, to be played there. */
  void copyTo(Path work) throws IOException {
    for (String project : lines("project")) {
      copy(PROJECTS.resolve(project), work);
    }
    if (Files.isDirectory(folder.resolve("earlier"))) {
      copy(folder.resolve("earlier"), work);
      ByteArrayOutputStream unread = new ByteArrayOutputStream();
      Main.run(List.of("build"), world(work, unread, unread, NOW), Atoll.standard());
      remove(folder.resolve("earlier"), work);
    }
    copy(folder.resolve("input"), work);
    List<String> runs = lines("runs");
    for (int i = 0; i < runs.size(); i++) {
      ByteArrayOutputStream unread = new ByteArrayOutputStream();
      Instant then = NOW.minus(Duration.ofHours(runs.size() - i));
      List<String> words = List.of(runs.get(i).split(" "));
      Main.run(words, world(work, unread, unread, then), Atoll.standard());
    }
  }

  Played play(Path work) throws IOException {
    SortedMap<String, String> before = Tree.of(work);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(lines("args"), world(work, out, err, NOW), Atoll.standard());
    String text =
        "exit %d\n--- out\n%s--- err\n%s"
            .formatted(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    return new Played(code, Normal.text(text, work), before, Tree.of(work));
  }

  List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private World world(Path work, ByteArrayOutputStream out, ByteArrayOutputStream err, Instant now)
      throws IOException {
    SortedMap<String, String> environment = new TreeMap<>();
    for (String line : lines("env")) {
      environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    return new World(
        "atoll",
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        environment,
        work,
        () -> now,
        ZoneOffset.UTC,
        Screen.none(),
        Interrupts.NONE);
  }

  private static void remove(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(file, target);
      }
    }
  }
}
