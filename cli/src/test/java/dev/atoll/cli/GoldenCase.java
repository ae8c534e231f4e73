package dev.atoll.cli;

import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One call in a world that does not move.
 *
 * @param arguments in the file separated by spaces
 * @param scenario what the use cases answer, see {@link Scenario}
 * @param terminals comma-separated: out, err
 */
record GoldenCase(
    List<String> arguments, Scenario scenario, List<String> terminals, int width, Path files) {

  static GoldenCase read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("case.properties"))) {
      properties.load(reader);
    }
    return new GoldenCase(
        words(properties.getProperty("arguments", ""), " +"),
        Scenario.valueOf(properties.getProperty("scenario", "NOTHING").toUpperCase(Locale.ROOT)),
        words(properties.getProperty("terminals", ""), ","),
        Integer.parseInt(properties.getProperty("width", "80")),
        folder.resolve("files").toAbsolutePath());
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator)).filter(word -> !word.isEmpty()).toList();
  }

  String play() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    LinkedHashSet<Screen.Stream> streams = new LinkedHashSet<>();
    terminals.forEach(name -> streams.add(Screen.Stream.valueOf(name.toUpperCase(Locale.ROOT))));
    World world =
        new World(
            "atoll",
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            new TreeMap<>(),
            files,
            () -> FakeRuns.START,
            ZoneOffset.UTC,
            new Screen(streams, () -> width),
            Interrupts.NONE);
    int code = Main.run(arguments, world, new FakeAtoll(scenario, files));
    return "exit %d%n--- out%n%s--- err%n%s"
        .replace("%n", "\n")
        .formatted(code, text(out), text(err).replace(files.toString(), "FILES"));
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(files.toString(), "FILES")
        .replace("\u001b", "␛");
  }
}
