package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole tool in one folder, from its command line. */
final class Tool {
  private final Path folder;
  private final Map<String, String> environment;

  Tool(Path folder) {
    this(folder, Map.of());
  }

  Tool(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What one command did. */
  record Said(int code, String out, String err) {}

  Said run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              toOut,
              toErr,
              Ordered.map(environment),
              folder,
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              Interrupts.NONE);
      code = Main.run(List.of(arguments), world, Atoll.standard());
    }
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Builds, with some options, and everything must go well. */
  void build(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "build";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Said said = run(arguments);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
  }

  /** Copies a folder of the test's resources, over what is there. */
  static void copy(String resource, Path to) throws IOException {
    overwrite(resource(resource), to);
  }

  /** Copies a folder over another one. */
  static void overwrite(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Deletes a folder with all in it, where there is one. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static Path resource(String name) {
    Path module = Path.of("src/test/resources");
    return (Files.isDirectory(module) ? module : Path.of("acceptance").resolve(module))
        .resolve(name);
  }
}
