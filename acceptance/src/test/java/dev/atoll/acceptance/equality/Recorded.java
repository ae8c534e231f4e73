package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A project on one engine, command after command, each compared with what is recorded of dbt. With
 * {@code -Datoll.dbt=PATH} a dbt carries the commands out instead, and what that makes is recorded.
 */
final class Recorded {
  private static final String DBT = System.getProperty("atoll.dbt", "");
  private static final long TEN_MINUTES = 600;
  private static final long LONG_AGO = 1000;

  private final String project;
  private final Path folder;
  private final Database database;
  private final String url;
  private final Map<String, String> environment;

  /**
   * @param url where the database is once something was built
   * @param environment for the profile
   */
  Recorded(
      String project, Path folder, Database database, String url, Map<String, String> environment)
      throws IOException {
    this.project = project;
    this.folder = folder;
    this.database = database;
    this.url = url;
    this.environment = environment;
    Tool.copy("projects/" + project, folder);
  }

  private String target() {
    return database.name().toLowerCase(Locale.ROOT);
  }

  /** Takes over the files of a round, if it has any. */
  void enter(int round) throws IOException {
    Path changed = Tool.resource("projects/" + project + "-rounds/" + round);
    if (Files.exists(changed)) {
      Tool.overwrite(changed, folder);
    }
  }

  /** Runs a command whose end is looked at elsewhere. */
  void prepare(List<String> command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--target", target()));
    if (DBT.isEmpty()) {
      new Tool(folder, environment).run(line.toArray(String[]::new));
    } else {
      dbt(line);
    }
  }

  /** Runs a command, and compares what there is then, or records it under a name. */
  void play(String name, int code, List<String> command)
      throws IOException, SQLException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--target", target()));
    Files.deleteIfExists(folder.resolve("target/sources.json"));
    Files.deleteIfExists(folder.resolve("target/catalog.json"));
    Path record = Tool.resource("dbt-results/%s/%s-%s.txt".formatted(project, target(), name));
    if (DBT.isEmpty()) {
      Tool.Said said = new Tool(folder, environment).run(line.toArray(String[]::new));
      assertThat(said.code()).as("%s: %s%s", name, said.out(), said.err()).isEqualTo(code);
      assertThat(made())
          .as("%s: %s", name, said.out() + said.err())
          .isEqualTo(Files.readString(record));
    } else {
      int ended = dbt(line);
      Files.createDirectories(record.toAbsolutePath().getParent());
      Files.writeString(record, made());
      assertThat(ended)
          .as("%s: %s", name, Files.readString(folder.resolve("dbt.log")))
          .isEqualTo(code);
    }
  }

  private int dbt(List<String> command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(DBT));
    line.addAll(command);
    line.addAll(List.of("--profiles-dir", "."));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dbt.log").toFile());
    builder.environment().putAll(environment);
    builder.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    Process process = builder.start();
    assertThat(process.waitFor(TEN_MINUTES, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String made() throws IOException, SQLException {
    List<String> lines;
    try (Connection connection = DriverManager.getConnection(url)) {
      lines = new ArrayList<>(Traces.of(database, connection));
    }
    Path catalog = folder.resolve("target/catalog.json");
    Path sources = folder.resolve("target/sources.json");
    if (Files.exists(catalog)) {
      return String.join("\n", CatalogLines.of(catalog)) + "\n";
    }
    if (Files.exists(sources)) {
      Map<String, String> ages = new TreeMap<>();
      Fingerprint.resultObjects(sources)
          .forEach(result -> ages.put(result.getOrDefault("unique_id", ""), age(result)));
      ages.forEach((id, age) -> lines.add("source " + id + " " + age));
    } else {
      Map<String, String> results = new TreeMap<>();
      Fingerprint.results(folder.resolve("target/run_results.json")).forEach(results::put);
      results.forEach((id, result) -> lines.add("result " + id + " " + result));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Status and age of a source: in whole hours, halves counted up, as long as it stays so. */
  private static String age(Map<String, String> result) {
    String seconds = result.getOrDefault("max_loaded_at_time_ago_in_s", "");
    if (seconds.isEmpty()) {
      return result.getOrDefault("status", "");
    }
    long hours = Math.round(Double.parseDouble(seconds) / 3600);
    return result.getOrDefault("status", "") + (hours > LONG_AGO ? " long ago" : " " + hours);
  }
}
