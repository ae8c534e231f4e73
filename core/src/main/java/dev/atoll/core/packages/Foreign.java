package dev.atoll.core.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in a folder of packages and is none. */
final class Foreign {
  /** Folders of these names are for packages alone, whatever earlier tries left in them. */
  private static final List<String> OWN_NAMES = List.of("dbt_packages", "dbt_modules");

  private Foreign() {}

  /** The name of something that would be lost with the folder. */
  static Optional<String> in(Path folder) {
    if (!Files.isDirectory(folder) || OWN_NAMES.contains(String.valueOf(folder.getFileName()))) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !Files.isSymbolicLink(entry))
          .filter(entry -> !Files.isRegularFile(entry.resolve("dbt_project.yml")))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !List.of(".gitkeep", ".gitignore").contains(name))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
