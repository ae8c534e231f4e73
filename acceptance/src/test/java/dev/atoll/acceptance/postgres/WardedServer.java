package dev.atoll.acceptance.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that lets nobody in without the right password, on a port of its own. It
 * writes every statement it gets into its log.
 */
final class WardedServer {
  /** The password of {@code postgres}. */
  static final String WORD = "word-of-the-superuser";

  private static final class Holder {
    static final WardedServer SHARED = start();
  }

  private static final class Other {
    static final WardedServer SHARED = start();
  }

  private final EmbeddedPostgres server;
  private final Path files;

  private WardedServer(EmbeddedPostgres server, Path files) {
    this.server = server;
    this.files = files;
  }

  /** Started once and ended with the tests' process. */
  static WardedServer shared() {
    return Holder.SHARED;
  }

  /** A second one, as the first. */
  static WardedServer other() {
    return Other.SHARED;
  }

  /** One more; it ends with the tests' process, or with {@link #stop}. */
  static WardedServer start() {
    try {
      Path files = Files.createTempDirectory("atoll-warded");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(files)
              .setServerConfig("fsync", "off")
              .setServerConfig("shared_buffers", "16MB")
              .setServerConfig("max_connections", "30")
              .setServerConfig("timezone", "UTC")
              .setServerConfig("logging_collector", "on")
              .setServerConfig("log_directory", "log")
              .setServerConfig("log_statement", "all")
              .start();
      var warded = new WardedServer(server, files);
      warded.closeGate();
      return warded;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** New servers trust everybody. */
  private void closeGate() throws IOException, SQLException {
    run("postgres", "alter role postgres password '" + WORD + "'");
    Files.writeString(
        files.resolve("pg_hba.conf"),
        "local all all scram-sha-256\nhost all all all scram-sha-256\n");
    run("postgres", "select pg_reload_conf()");
    while (letsIn("postgres", "no-word", "postgres")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  int port() {
    return server.getPort();
  }

  /** Whether somebody may connect to a database with a password. */
  boolean letsIn(String user, String word, String database) {
    try (Connection connection = connection(user, word, database)) {
      return connection.isValid(0);
    } catch (SQLException refused) {
      return false;
    }
  }

  /** A connection of a login; the caller closes it. */
  Connection connection(String user, String word, String database) throws SQLException {
    var properties = new Properties();
    properties.put("user", user);
    properties.put("password", word);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port() + "/" + database, properties);
  }

  /** Runs statements as superuser. */
  void run(String database, String... statements) throws SQLException {
    try (Connection connection = connection("postgres", WORD, database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The rows of a query as superuser, columns joined by a bar. */
  List<String> rows(String database, String sql) throws SQLException {
    try (Connection connection = connection("postgres", WORD, database)) {
      return rows(connection, sql);
    }
  }

  /** The rows of a query, columns joined by a bar. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
      return found;
    }
  }

  /** Drops databases, then roles with their rights, if they are there. */
  void forget(List<String> databases, List<String> roles) throws SQLException {
    for (String database : databases) {
      run("postgres", "drop database if exists " + database + " with (force)");
    }
    for (String role : roles) {
      if (!rows("postgres", "select 1 from pg_roles where rolname = '" + role + "'").isEmpty()) {
        run("postgres", "drop owned by " + role + " cascade", "drop role " + role);
      }
    }
  }

  /** Everything the server has written down until now, statements included. */
  String log() throws IOException, SQLException {
    // What is logged is written by a process of its own, in its order: it has written all when it
    // has written a word that is logged last.
    String last = "until-" + UUID.randomUUID();
    run("postgres", "select '" + last + "'");
    String log = written();
    while (!log.contains(last)) {
      LockSupport.parkNanos(1_000_000);
      log = written();
    }
    return log;
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> logs = Files.list(files.resolve("log"))) {
      for (Path log : logs.sorted().toList()) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }

  void stop() throws IOException {
    server.close();
  }
}
