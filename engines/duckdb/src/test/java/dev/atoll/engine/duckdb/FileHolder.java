package dev.atoll.engine.duckdb;

import dev.atoll.engine.Access;
import dev.atoll.engine.Limits;
import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a database file until it is ended. */
final class FileHolder {
  private FileHolder() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    try (var database =
        new DuckDbEngine()
            .open(
                Targets.file(file.toAbsolutePath(), file.toString()),
                new Access.Own(),
                new Limits(1, 64L << 20))) {
      System.out.println("held");
      System.in.read();
      database.namespace();
    }
  }
}
