package dev.atoll.cli.text;

import dev.atoll.domain.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the text of the line a {@link Place} is in. A place's file is relative to the project or
 * fleet folder, which is one of the given folders or above it.
 */
public final class SourceLines {
  private static final int MAX_BYTES = 4 << 20;

  /**
   * What stands after the key of a password; a value that begins with a brace names a secret and
   * shows none.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?<=[\\s{,'\"]|^)[\\w-]*(?:pass|password|passphrase|token|secret)['\"]?:\\s+"
              + "(?!['\"]?\\{)('[^']*'|\"[^\"]*\"|\\[[^\\]]*\\]|[^,}\\s#]+)");

  private final List<Path> folders;

  public SourceLines(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The line without its end; empty when there is no line, no such file, or it is not text. */
  public Optional<String> at(Place place) {
    return place.line() == 0
        ? Optional.empty()
        : file(place.file()).flatMap(file -> line(file, place.line()));
  }

  private Optional<Path> file(String name) {
    try {
      for (Path folder : folders) {
        for (Path root = folder; root != null; root = root.getParent()) {
          Path candidate = root.resolve(name);
          if (Files.isRegularFile(candidate)) {
            return Optional.of(candidate);
          }
        }
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> line(Path file, int number) {
    try {
      // Never a database: reading an open one would drop its lock.
      if (Files.size(file) > MAX_BYTES || file.toString().endsWith(".duckdb")) {
        return Optional.empty();
      }
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        Optional<String> found = lines.skip(number - 1L).findFirst();
        return isYaml(file) ? found.map(SourceLines::masked) : found;
      }
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yml") || file.toString().endsWith(".yaml");
  }

  /** Stars of the same length, so that a caret still stands under what it means. */
  static String masked(String line) {
    Matcher secrets = SECRET.matcher(line);
    StringBuilder masked = new StringBuilder(line);
    while (secrets.find()) {
      for (int i = secrets.start(1); i < secrets.end(1); i++) {
        masked.setCharAt(i, '*');
      }
    }
    return masked.toString();
  }
}
