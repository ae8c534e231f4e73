package dev.atoll.core.ledger;

import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** A ledger in {@code .atoll/ledger.sqlite} below a folder. */
final class FileStore implements Store {
  static final int BUSY_MILLIS = 10_000;
  private static final String FOLDER = ".atoll";
  private static final Path FILE = Path.of(FOLDER, "ledger.sqlite");

  /** The file as messages show it. */
  private static final String SHOWN = ".atoll/ledger.sqlite";

  private final Connection connection;

  private FileStore(Connection connection) {
    this.connection = connection;
  }

  /** The ledger of a folder, made when there is none, waiting at most so long for others. */
  static FileStore open(Path root, int busyMillis) {
    makeFolder(root.resolve(FOLDER));
    try {
      return new FileStore(connect(root.resolve(FILE), busyMillis, ""));
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  static boolean exists(Path root) {
    return Files.exists(root.resolve(FILE));
  }

  /** The ledger that a folder has, for a user who may not write it; empty when one may. */
  static Optional<FileStore> toRead(Path root) {
    Path file = root.resolve(FILE);
    if (Files.isWritable(file) && Files.isWritable(root.resolve(FOLDER))) {
      return Optional.empty();
    }
    try {
      // In WAL mode even reading writes beside the file, unless SQLite is told that nobody changes
      // it.
      return Optional.of(new FileStore(connect(file, BUSY_MILLIS, "?immutable=1")));
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        return;
      }
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(".gitignore"), "*\n");
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new ProblemException(
          LedgerErrors.notWritable(SHOWN, "its folder cannot be made: " + reason));
    }
  }

  private static Connection connect(Path file, int busyMillis, String query) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    if (query.isEmpty()) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    } else {
      config.setReadOnly(true);
    }
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + query);
  }

  @Override
  public Place place() {
    return Place.of(SHOWN);
  }

  @Override
  public Words words() {
    return new Words("text", "integer", " without rowid", "");
  }

  @Override
  public int version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  @Override
  public void make(String statements, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(statements);
      statement.execute("pragma user_version = " + version);
    }
  }

  @Override
  public boolean has(String table) throws SQLException {
    try (PreparedStatement select = prepare("select 1 from sqlite_master where name = ?")) {
      select.setString(1, table);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  @Override
  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  @Override
  public void write(Work work) throws SQLException {
    Store.transact(connection, "begin immediate", work);
  }

  @Override
  public <T> T read(Query<T> query) throws SQLException {
    return query.run();
  }

  /** The number of its process says it. */
  @Override
  public void hold(RunId run) {}

  @Override
  public boolean isGone(RunId run, RunProcess process) {
    return process.isGone();
  }

  @Override
  public ProblemException problem(SQLException error) {
    return LedgerErrors.of(error, SHOWN);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
