package dev.atoll.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The floor of a fleet's build: the SQL that Atoll compiled, through bare JDBC, with the same
 * number of threads, one tenant after the other on each, and the same DuckDB settings. What Atoll
 * takes above that is Atoll's own.
 */
public final class Floor {
  private final Path workspace;
  private final Path scripts;
  private int statements;
  private long failures;

  private Floor(Path workspace, Path scripts) {
    this.workspace = workspace;
    this.scripts = scripts;
  }

  /**
   * Runs all tenants and prints how many statements that took.
   *
   * @param arguments a workspace that has not been built, the scripts that {@link FloorScript}
   *     wrote, the number of threads
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path workspace = Path.of(arguments[0]);
    Path scripts = Path.of(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    ConcurrentLinkedQueue<Path> waiting = new ConcurrentLinkedQueue<>();
    try (Stream<Path> files = Files.list(scripts)) {
      files.sorted().forEach(waiting::add);
    }
    int tenants = waiting.size();
    int statements = 0;
    long failures = 0;
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Floor>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Floor worker = new Floor(workspace, scripts);
        running.add(workers.submit(() -> worker.work(waiting)));
      }
      for (Future<Floor> worker : running) {
        statements += worker.get().statements;
        failures += worker.get().failures;
      }
    }
    System.out.printf(
        "{\"tenants\": %d, \"statements\": %d, \"failures\": %d}%n", tenants, statements, failures);
  }

  private Floor work(ConcurrentLinkedQueue<Path> waiting) throws IOException, SQLException {
    for (Path next = waiting.poll(); next != null; next = waiting.poll()) {
      String file = scripts.relativize(next).toString();
      tenant(file.substring(0, file.length() - ".json".length()), FloorFiles.read(next));
    }
    return this;
  }

  private void tenant(String id, List<FloorStep> steps) throws SQLException {
    Path file = workspace.resolve("data").resolve(id).resolve(id + ".duckdb");
    Properties properties = new Properties();
    properties.put("threads", "1");
    properties.put("async_threads", "1");
    try (DuckDBConnection connection =
        (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties)) {
      run(connection, "set global TimeZone = 'UTC'");
      run(
          connection,
          "attach '%s' as reference (read_only)"
              .formatted(workspace.resolve("data/shared/reference.duckdb")));
      for (FloorStep step : steps) {
        switch (step) {
          case FloorStep.Make(String sql) -> run(connection, sql);
          case FloorStep.Ask(String sql) -> ask(connection, sql);
          case FloorStep.Load load -> load(connection, load);
        }
      }
    }
  }

  private void run(DuckDBConnection connection, String sql) throws SQLException {
    statements++;
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void ask(DuckDBConnection connection, String sql) throws SQLException {
    statements++;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        failures += rows.getLong(1);
      }
    }
  }

  private void load(DuckDBConnection connection, FloorStep.Load load) throws SQLException {
    run(connection, load.sql());
    try (DuckDBAppender appender = connection.createAppender(load.schema(), load.table())) {
      for (List<String> row : load.rows()) {
        appender.beginRow();
        for (int i = 0; i < row.size(); i++) {
          append(appender, load.types().get(i), row.get(i));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, String type, String value)
      throws SQLException {
    switch (type) {
      case "BOOLEAN" -> appender.append(Boolean.parseBoolean(value));
      case "INTEGER" -> appender.append(Integer.parseInt(value));
      case "BIGINT" -> appender.append(Long.parseLong(value));
      case "DOUBLE" -> appender.append(Double.parseDouble(value));
      case "VARCHAR" -> appender.append(value);
      default -> throw new IllegalStateException("a seed's column of type " + type);
    }
  }
}
