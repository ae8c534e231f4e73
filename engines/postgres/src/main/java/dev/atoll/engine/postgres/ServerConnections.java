package dev.atoll.engine.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.jdbc.PgConnection;

/** One login's connections to a server, one for each database, made when asked for. */
final class ServerConnections implements AutoCloseable {
  private final Function<String, PgConnection> connect;
  private final Map<String, PgConnection> connections = new LinkedHashMap<>();

  ServerConnections(Function<String, PgConnection> connect) {
    this.connect = connect;
  }

  PgConnection in(String database) {
    return connections.computeIfAbsent(database, connect);
  }

  List<List<String>> rows(String database, String sql) {
    try (Statement statement = in(database).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<String>> found = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException refused) {
      throw PostgresErrors.FREE.translate(refused);
    }
  }

  @Override
  public void close() {
    connections.values().forEach(Connector::closeQuietly);
    connections.clear();
  }
}
