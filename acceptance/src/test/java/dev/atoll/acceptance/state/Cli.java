package dev.atoll.acceptance.state;

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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole tool in one folder, from its command line. */
record Cli(Path folder, Map<String, String> environment) {
  static final Path RESOURCES = Path.of("src/test/resources/state");

  /** What one command did. */
  record Said(int code, String out, String err) {}

  Said run(List<String> arguments) {
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
      code = Main.run(arguments, world, Atoll.standard());
    }
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Words of a command that must go well. */
  String done(String... arguments) {
    Said said = run(List.of(arguments));
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
    return said.out();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
