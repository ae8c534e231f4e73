package dev.atoll.engine.duckdb;

import dev.atoll.engine.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a DuckDB database is: in memory or in a file. */
sealed interface Location {
  String MEMORY = ":memory:";

  record Memory() implements Location {}

  /** An absolute path, as it was written otherwise. */
  record File(Path path) implements Location {}

  static Location of(String path, Path directory) {
    if (path.isEmpty() || path.equals(MEMORY)) {
      return new Memory();
    }
    if (path.startsWith("~/")) {
      return new File(Path.of(System.getProperty("user.home")).resolve(path.substring(2)));
    }
    return new File(directory.resolve(path).normalize());
  }

  /**
   * The name DuckDB gives the database: of a file's name the part up to the first dot, dots in
   * front of it left out.
   */
  default String databaseName() {
    return switch (this) {
      case Memory() -> "memory";
      case File(Path path) -> {
        String name = String.valueOf(path.getFileName()).replaceFirst("^\\.+", "");
        int dot = name.indexOf('.');
        yield dot < 0 ? name : name.substring(0, dot);
      }
    };
  }

  default Optional<Route> route() {
    return switch (this) {
      case Memory() -> Optional.empty();
      // Folded, since some file systems take A.duckdb and a.duckdb for one file.
      case File(Path path) ->
          Optional.of(
              new Route(
                  "duckdb:" + canonical(path).toString().toLowerCase(Locale.ROOT),
                  Optional.of(path)));
    };
  }

  /** With symbolic links followed as far as the path exists. */
  static Path canonical(Path path) {
    Path existing = path;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return path;
    }
    try {
      return existing.toRealPath().resolve(existing.relativize(path)).normalize();
    } catch (IOException unreadable) {
      return path;
    }
  }
}
