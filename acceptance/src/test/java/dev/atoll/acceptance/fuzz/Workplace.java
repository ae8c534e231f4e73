package dev.atoll.acceptance.fuzz;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of a project in which single files are damaged and put right again. */
final class Workplace implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-21T00:50:12.123Z");

  private final Path folder;
  private final Path original;

  private Workplace(Path folder, Path original) {
    this.folder = folder;
    this.original = original;
  }

  static Workplace of(Path original) throws IOException {
    Path folder = Files.createTempDirectory("fuzz").toRealPath();
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(original.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return new Workplace(folder, original);
  }

  /** The files with one of these endings, relative, in order. */
  List<String> files(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(original)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> original.relativize(file).toString())
          .filter(name -> Stream.of(endings).anyMatch(name::endsWith))
          .sorted()
          .toList();
    }
  }

  String text(String file) throws IOException {
    return Files.readString(original.resolve(file));
  }

  void damage(String file, byte[] content) throws IOException {
    Files.write(folder.resolve(file), content);
  }

  void repair(String file) throws IOException {
    Files.write(folder.resolve(file), Files.readAllBytes(original.resolve(file)));
  }

  /** Exit code and all that was said. */
  record Said(int code, String text) {}

  Said run(List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, false, StandardCharsets.UTF_8);
    World world =
        new World(
            "atoll",
            stream,
            stream,
            new TreeMap<>(Map.of("SHOP_MODE", "plain")),
            folder,
            () -> NOW,
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE);
    int code = Main.run(arguments, world, Atoll.standard());
    stream.flush();
    return new Said(code, said.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
