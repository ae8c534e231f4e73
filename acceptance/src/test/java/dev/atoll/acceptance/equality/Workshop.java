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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The project that has every materialization and config in it, built in several rounds: three of
 * changing data, then a full refresh. With {@code -Datoll.dbt=PATH} a dbt builds it instead, and
 * what that makes is recorded.
 */
final class Workshop {
  private static final int ROUNDS = 4;
  private static final String DBT = System.getProperty("atoll.dbt", "");

  private final Path folder;
  private final Database database;
  private final String url;
  private final Map<String, String> environment;

  /**
   * @param url where the database is once it was built
   * @param environment for the profile
   */
  Workshop(Path folder, Database database, String url, Map<String, String> environment) {
    this.folder = folder;
    this.database = database;
    this.url = url;
    this.environment = environment;
  }

  /** Builds all rounds, and compares each with what is recorded, or records it. */
  void play() throws IOException, SQLException, InterruptedException {
    Tool.copy("projects/workshop", folder);
    String target = database.name().toLowerCase(java.util.Locale.ROOT);
    for (int round = 1; round <= ROUNDS; round++) {
      enter(round);
      List<String> command =
          new ArrayList<>(List.of("build", "--target", target, "--vars", "{round: " + round + "}"));
      if (round == ROUNDS) {
        command.add("--full-refresh");
      }
      String name = "dbt-results/workshop/" + target + "-" + round + ".txt";
      if (DBT.isEmpty()) {
        Tool.Said said = new Tool(folder, environment).run(command.toArray(String[]::new));
        assertThat(said.code()).as("%s%s", said.out(), said.err()).isEqualTo(1);
        assertThat(made())
            .as("round %d: %s", round, said.err())
            .isEqualTo(Files.readString(Tool.resource(name)));
      } else {
        dbt(command);
        Path file = Tool.resource(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, made());
      }
    }
  }

  private void enter(int round) throws IOException {
    Path changed = Tool.resource("projects/workshop-rounds/" + round);
    if (Files.exists(changed)) {
      Tool.overwrite(changed, folder);
    }
  }

  private void dbt(List<String> command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(DBT));
    line.addAll(command);
    line.addAll(List.of("--profiles-dir", "."));
    ProcessBuilder process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dbt.log").toFile());
    process.environment().putAll(environment);
    process.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    assertThat(process.start().waitFor(5, TimeUnit.MINUTES)).isTrue();
  }

  private String made() throws IOException, SQLException {
    List<String> lines;
    try (Connection connection = DriverManager.getConnection(url)) {
      lines = new ArrayList<>(Traces.of(database, connection));
    }
    Map<String, String> results = new TreeMap<>();
    Fingerprint.results(folder.resolve("target/run_results.json")).forEach(results::put);
    results.forEach((id, result) -> lines.add("result " + id + " " + result));
    return String.join("\n", lines) + "\n";
  }
}
