package dev.atoll.benchmarks.templates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes a set of packages: as many files of macros as asked for, each of two shapes that real
 * packages have, under names of its own. The same files every time.
 */
public final class PackageSet {
  private static final List<String> SHAPES =
      List.of("dispatched", "columns", "queried", "assembled", "tested", "plain");
  private static final List<String> SUBJECTS =
      List.of("order", "customer", "payment", "session", "campaign", "invoice", "ticket");

  private PackageSet() {}

  /**
   * Writes them.
   *
   * @param arguments the folder, which is made, and the number of files
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      String text = macros(i, i % SHAPES.size()) + "\n" + macros(i, (i / 7 + 1) % SHAPES.size());
      Files.writeString(folder.resolve("macros_%03d.sql".formatted(i)), text);
    }
  }

  private static String macros(int number, int shape) throws IOException {
    String subject = SUBJECTS.get(number % SUBJECTS.size());
    String name = "%s_%s_%d".formatted(subject, SHAPES.get(shape), number);
    return shape(SHAPES.get(shape))
        .replace("$name", name.toLowerCase(Locale.ROOT))
        .replace("$subject", subject)
        .replace("$number", String.valueOf(1 + number % 90));
  }

  private static String shape(String name) throws IOException {
    try (InputStream stream =
        PackageSet.class.getResourceAsStream("/templates/shapes/" + name + ".sql")) {
      if (stream == null) {
        throw new IllegalStateException("no shape " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
