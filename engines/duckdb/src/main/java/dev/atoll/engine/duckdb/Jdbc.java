package dev.atoll.engine.duckdb;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** The few calls of JDBC that need no session. */
final class Jdbc {
  private static final String URL = "jdbc:duckdb:";

  private Jdbc() {}

  static DuckDBConnection connect(Location location, Properties properties) throws SQLException {
    String url =
        switch (location) {
          case Location.Memory() -> URL;
          case Location.File(var path) -> URL + path;
        };
    return (DuckDBConnection) DriverManager.getConnection(url, properties);
  }

  static void run(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception alreadyFailing) {
      // The caller reports what made it give up; a second failure would only hide that.
    }
  }
}
