package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import dev.atoll.domain.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide from a loop to a fleet, carried out: every command and file of it, on two servers that
 * want passwords, and what comes of it on one. After each build all relations of all customers are
 * what dbt made of them in the loop. With {@code -Datoll.dbt=PATH} a dbt runs the loop, and what it
 * makes is recorded.
 */
@Timeout(3600)
final class LoopGuideTest {
  private static final String DBT = System.getProperty("atoll.dbt", "");
  private static final String ELSEWHERE = "valletta";
  private static final String LOOP = "./night.sh";
  private static final int AN_HOUR = 3600;

  @TempDir Path folder;

  @Test
  void everyStepLeavesWhatTheLoopMade() throws Exception {
    Path record = Tool.resource("dbt-results/marinas.txt");
    Tool.overwrite(Sources.ROOT.resolve("examples/marinas"), folder);
    try (Servers servers = Servers.two(customers())) {
      for (Guide.Block block :
          Guide.read(Sources.ROOT.resolve("docs/guide/from-a-loop.md")).blocks()) {
        play(block, servers);
        if (!DBT.isEmpty()) {
          Files.writeString(record, made(servers));
          return;
        }
        if (built) {
          assertThat(made(servers)).as(block.part()).isEqualTo(Files.readString(record));
        }
      }
    }
    // The same fleet on one server that has seen neither the loop nor its steps.
    try (Servers fresh = Servers.one(customers())) {
      run(fresh, "provision", "--all-tenants", "--adopt", "--yes");
      run(fresh, "build");
      assertThat(made(fresh)).isEqualTo(Files.readString(record));
    }
  }

  private String printed = "";
  private boolean built;

  private void play(Guide.Block block, Servers servers) throws Exception {
    built = false;
    switch (block) {
      case Guide.Block.Content(String part, String file, List<String> lines) -> {
        Path path = folder.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, lines);
      }
      case Guide.Block.Printed(String part, List<String> lines) ->
          assertThat(printed).as(part).containsSubsequence(lines);
      case Guide.Block.Commands(String part, List<String> lines, int exit) ->
          commands(part, lines, exit, servers);
    }
  }

  /** Lines of the tool are run here, the others by the shell. */
  private void commands(String part, List<String> lines, int exit, Servers servers)
      throws Exception {
    StringBuilder output = new StringBuilder();
    int code = 0;
    List<String> shell = new ArrayList<>();
    for (String line : lines) {
      if (line.equals(LOOP)) {
        loop(servers);
        built = true;
      } else if (line.startsWith("atoll ")) {
        output.append(shell(shell, servers));
        shell.clear();
        Tool.Said said = tool(servers).run(line.substring("atoll ".length()).split(" "));
        output.append(said.out()).append(said.err());
        code = Math.max(code, said.code());
        built |= said.code() == 0 && (line.equals("atoll build") || line.startsWith("atoll apply"));
      } else {
        shell.add(line);
      }
    }
    output.append(shell(shell, servers));
    printed = output.toString();
    assertThat(code).as("%s: %s", part, printed).isEqualTo(exit);
  }

  private String shell(List<String> lines, Servers servers) throws Exception {
    return lines.isEmpty() ? "" : process(servers, "sh", "-e", "-c", String.join("\n", lines));
  }

  private String process(Servers servers, String... command) throws Exception {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(servers.environment());
    Process process = builder.start();
    assertThat(process.waitFor(AN_HOUR, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log);
    Files.delete(log);
    assertThat(process.exitValue()).as("%s", said).isZero();
    return said;
  }

  /** What the script does for each customer, with the tool in the place of dbt. */
  private void loop(Servers servers) throws Exception {
    if (!DBT.isEmpty()) {
      Path script = folder.resolve("night.sh");
      Files.writeString(script, Files.readString(script).replace("dbt build", DBT + " build"));
      assertThat(process(servers, LOOP)).doesNotContain("failed");
      return;
    }
    List<String> rows = Files.readAllLines(folder.resolve("customers.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      Map<String, String> environment = new LinkedHashMap<>(servers.environment());
      environment.put("DB_PASSWORD", "harbour-" + cells[0]);
      new Tool(folder, environment)
          .build(
              "--project-dir",
              "transform",
              "--profiles-dir",
              ".",
              "--target",
              cells[0],
              "--vars",
              "{tenant: %s, country: '%s', currency: %s}".formatted((Object[]) cells));
    }
  }

  private void run(Servers servers, String... arguments) {
    Tool.Said said = tool(servers).run(arguments);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
  }

  private Tool tool(Servers servers) {
    return new Tool(folder, servers.environment());
  }

  private List<String> customers() throws IOException {
    return Files.readAllLines(folder.resolve("customers.csv")).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  /** A line for each customer: how many relations and rows, and a hash of all there is. */
  private String made(Servers servers) throws SQLException, IOException {
    StringBuilder made = new StringBuilder();
    for (String customer : customers()) {
      try (Connection connection = servers.of(customer).connection("warehouse")) {
        List<String> relations = PostgresFingerprint.relationsOf(connection, customer);
        made.append(
            "%s, %d relations, %s%n"
                .formatted(customer, relations.size(), Sha256.of(String.join("\n", relations))));
      }
    }
    return made.toString();
  }

  /** Servers that want passwords of everybody but the administrator, with raw data. */
  private record Servers(PostgresServer main, PostgresServer malta) implements AutoCloseable {
    static Servers two(List<String> customers) throws IOException, SQLException {
      Servers servers = new Servers(PostgresServer.withPasswords(), PostgresServer.withPasswords());
      load(servers.main, customers.stream().filter(name -> !name.equals(ELSEWHERE)).toList());
      load(servers.malta, List.of(ELSEWHERE));
      return servers;
    }

    /** One that has both names, as the guide proposes to try it. */
    static Servers one(List<String> customers) throws IOException, SQLException {
      PostgresServer server = PostgresServer.withPasswords();
      load(server, customers);
      return new Servers(server, server);
    }

    private static void load(PostgresServer server, List<String> customers)
        throws IOException, SQLException {
      server.run("postgres", "create database warehouse");
      server.run(
          "warehouse",
          "set marinas.customers = '%s'".formatted(String.join(",", customers)),
          Files.readString(Sources.ROOT.resolve("examples/marinas/load.sql")));
    }

    PostgresServer of(String customer) {
      return customer.equals(ELSEWHERE) ? malta : main;
    }

    Map<String, String> environment() {
      return Map.of(
          "MAIN_HOST", "localhost",
          "MAIN_PORT", "" + main.port(),
          "MALTA_HOST", "localhost",
          "MALTA_PORT", "" + malta.port(),
          "ADMIN_PASSWORD", "not-asked-for",
          "DBT_SEND_ANONYMOUS_USAGE_STATS", "false",
          "PATH", System.getenv().getOrDefault("PATH", ""));
    }

    @Override
    public void close() throws IOException {
      main.close();
      malta.close();
    }
  }
}
