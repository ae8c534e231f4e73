package dev.atoll.acceptance.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A process that keeps a DuckDB file open until its input ends. */
final class HoldsDatabase {
  static final String READY = "ready";

  private HoldsDatabase() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    try (Connection held = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      held.createStatement().execute("create table mine (id integer)");
      System.out.println(READY);
      while (System.in.read() >= 0) {
        // Whatever is said, only the end counts.
      }
    }
  }
}
