package dev.atoll.acceptance.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is stopped while a step takes long; then the step is let go, and others go on. */
class ResumeTest {
  private static final BuildRequest BUILD = BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL);
  private static final long ENDLESS = 3_000_000;

  @TempDir Path folder;

  private record Said(int code, String text) {}

  private Said atoll(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              out,
              out,
              new TreeMap<>(),
              folder,
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              Interrupts.NONE);
      int code = Main.run(List.of(arguments), world, Atoll.standard());
      return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  private Said expect(int code, String... arguments) {
    Said said = atoll(arguments);
    assertThat(said.code()).as(said.text()).isEqualTo(code);
    return said;
  }

  private Workspace workspace() {
    return Workspace.in(folder)
        .write("models/gate.yml", "sources: [{name: raw, schema: raw, tables: [{name: gate}]}]\n")
        .write("models/first_step.sql", "{{ config(materialized='table') }} select 1 as id")
        .write(
            "models/long_step.sql",
            """
            {{ config(materialized='table') }}
            -- depends_on: {{ ref('first_step') }}
            select count(*) as n
            from range((select n from {{ source('raw', 'gate') }})) a,
              range((select n from {{ source('raw', 'gate') }})) b
            where hash(a.range, b.range) % 7 = 3
            """)
        .write("models/last_step.sql", "select * from {{ ref('long_step') }}");
  }

  /** How long the step in the middle takes. */
  private void gate(String file, long size) throws SQLException, IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(file));
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists raw");
      statement.execute("create or replace table raw.gate as select " + size + " as n");
    }
  }

  private void stopInTheMiddle(Workspace workspace) {
    Cancellation cancellation = new Cancellation();
    RunListener stopper =
        event -> {
          if (event instanceof RunEvent.StepStarted started
              && started.node().name().equals("long_step")) {
            Thread.ofPlatform().start(cancellation::request);
          }
        };
    RunResult run = Atoll.standard().execute(workspace.invocation(), BUILD, stopper, cancellation);
    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
  }

  @Test
  void aFleetGoesOnWithWhatWasNotDone() throws SQLException, IOException {
    Workspace workspace = workspace().fleet("{}", List.of("acme", "bolt"));
    gate("data/acme/acme.duckdb", ENDLESS);
    gate("data/bolt/bolt.duckdb", 2);
    stopInTheMiddle(workspace);
    gate("data/acme/acme.duckdb", 2);

    Said resumed = expect(0, "resume");
    assertThat(resumed.text()).containsPattern("already_done +1 +1").containsPattern("built +5 +2");
    assertThat(expect(2, "resume").text()).contains("A707", "all is done");
  }

  @Test
  void aPlainProjectGoesOnByItsLedger() throws SQLException, IOException {
    Workspace workspace = workspace().profile();
    gate("shop.duckdb", ENDLESS);
    stopInTheMiddle(workspace);
    gate("shop.duckdb", 2);

    assertThat(expect(0, "resume").text()).contains("PASS=2", "TOTAL=2");
  }

  @Test
  void aRunWhoseCodeHasMovedIsRefused() throws SQLException, IOException {
    Workspace workspace = workspace().fleet("{}", List.of("acme"));
    gate("data/acme/acme.duckdb", ENDLESS);
    stopInTheMiddle(workspace);
    gate("data/acme/acme.duckdb", 2);
    workspace.write("models/last_step.sql", "select n + 1 as n from {{ ref('long_step') }}");

    assertThat(expect(3, "resume").text()).contains("error[A709]", "last_step: code moved");
    assertThat(expect(3, "resume", "--output", "json").text()).contains("\"exit_code\": 3");
    assertThat(expect(0, "rerun").text()).contains("PASS=2", "TOTAL=2");
  }

  @Test
  void aRunThatWasOvertakenIsRefused() throws SQLException, IOException {
    Workspace workspace = workspace().fleet("{}", List.of("acme"));
    gate("data/acme/acme.duckdb", ENDLESS);
    stopInTheMiddle(workspace);
    gate("data/acme/acme.duckdb", 2);
    expect(0, "build", "--select", "first_step");

    assertThat(expect(2, "resume", "previous").text()).contains("A707", "came after it");
  }

  @Test
  void stepsOfARunAreRepeatedByName() throws SQLException, IOException {
    workspace().fleet("{}", List.of("acme", "bolt"));
    gate("data/acme/acme.duckdb", 2);
    gate("data/bolt/bolt.duckdb", 2);
    expect(0, "build");

    assertThat(expect(2, "rerun").text()).contains("error[A708]");
    assertThat(expect(0, "rerun", "--select", "long_step+", "--tenants", "bolt").text())
        .contains("PASS=2", "TOTAL=2");
    assertThat(expect(2, "rerun", "latest", "--select", "first_step").text()).contains("A708");
    assertThat(expect(2, "resume", "nothing").text()).contains("A725");
  }
}
