package dev.atoll.acceptance.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in a folder. */
final class Tree {
  private Tree() {}

  /** Every file and folder below, relative, with its bytes as text; folders have none. */
  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String bytes =
            Files.isRegularFile(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                : "(no file)";
        found.put(folder.relativize(file).toString(), bytes);
      }
    }
    return found;
  }
}
