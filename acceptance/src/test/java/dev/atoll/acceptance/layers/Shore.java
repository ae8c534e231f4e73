package dev.atoll.acceptance.layers;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fleet in a folder, its tenants' DuckDB files, and the tool. */
public final class Shore {
  private final Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();

  public Shore(Path root) {
    this.root = root;
    environment.put("PATH", "/usr/bin:/bin");
  }

  /** What one command did. */
  public record Said(int code, String out, String err) {
    public String all() {
      return out + err;
    }
  }

  public Shore env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Shore file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Runs SQL in a tenant's file. */
  Shore sql(String tenant, String... statements) throws IOException, SQLException {
    Files.createDirectories(database(tenant).getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database(tenant));
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
    return this;
  }

  /** The first column of a query in a tenant's file. */
  List<String> column(String tenant, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database(tenant));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getObject(1)));
      }
    }
    return values;
  }

  /** The names of the tables and views in a tenant's own schema. */
  List<String> relations(String tenant) throws SQLException {
    return column(
        tenant,
        "select table_name from information_schema.tables where table_schema = 't'"
            + " and table_name <> 'atoll_marker' order by 1");
  }

  private Path database(String tenant) {
    return root.resolve("data").resolve(tenant).resolve(tenant + ".duckdb");
  }

  public Said run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              toOut,
              toErr,
              Ordered.map(environment),
              root,
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              Interrupts.NONE);
      code = Main.run(List.of(arguments), world, Atoll.standard());
    }
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The compiled files of a model, one for each form of it. */
  public List<String> forms(String model) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("target/compiled"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(model + "."))
          .map(Shore::text)
          .sorted()
          .toList();
    }
  }

  /** All files but databases that hold a text. */
  public List<String> holding(String text) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> text(file).contains(text))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
