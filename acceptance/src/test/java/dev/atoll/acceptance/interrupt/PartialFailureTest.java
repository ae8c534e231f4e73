package dev.atoll.acceptance.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFailureTest {
  private static final List<String> GOOD = List.of("alba", "bora");
  private static final List<String> BAD = List.of("c", "dune", "elderberry", "fjord");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int atoll(String... arguments) {
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    return Main.run(
        List.of(arguments),
        new World(
            "atoll",
            stream,
            stream,
            new TreeMap<>(),
            folder,
            InstantSource.system(),
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE),
        Atoll.standard());
  }

  private String output() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  private void fleet(String figure, String model) {
    List<String> tenants = new ArrayList<>(GOOD);
    tenants.addAll(BAD);
    Workspace workspace =
        Workspace.in(folder)
            .fleet("{figure: {type: string, default: '1'}}", tenants)
            .write("models/figures.sql", "{{ config(materialized='table') }}\n" + model)
            .write("models/report.sql", "select * from {{ ref('figures') }}");
    BAD.forEach(
        tenant ->
            workspace.write("tenants/" + tenant + ".yml", "vars: {figure: '" + figure + "'}"));
  }

  @Test
  void oneErrorOfSeveralTenantsIsShownOnceAndTheOthersAreDone() {
    fleet("many", "select cast('{{ var(\"figure\") }}' as integer) as figure");
    assertThat(atoll("build")).isEqualTo(1);
    String built = output();
    assertThat(built)
        .containsOnlyOnce("4 tenants: same error")
        .containsOnlyOnce("error[")
        .contains("models/figures.sql", "c, dune, elderberry, fjord")
        .contains("2 of 6 tenants complete, 4 failed")
        .contains("sql_failed", "upstream_failed");
    assertThat(atoll("run", "show")).isEqualTo(0);
    assertThat(output())
        .containsOnlyOnce("4 tenants: same error")
        .contains("c, dune, elderberry, fjord", "2 of 6 tenants complete, 4 failed");
    atoll("runs");
    assertThat(output()).contains("failed");
  }

  @Test
  void errorsThatDifferOnlyInTheTenantsNamesAreOne() {
    fleet(
        "missing",
        """
        {% if var('figure') == 'missing' %}
        select * from {{ this.schema }}.nothing where {{ this.schema }} = nothing
        {% else %} select 1 as figure {% endif %}
        """);
    assertThat(atoll("build")).isEqualTo(1);
    assertThat(output()).containsOnlyOnce("4 tenants: same error").containsOnlyOnce("error[");
  }

  @Test
  void jsonIsOneDocumentAndNothingElse() {
    fleet("many", "select cast('{{ var(\"figure\") }}' as integer) as figure");
    assertThat(atoll("build", "--output", "json")).isEqualTo(1);
    assertThat(output()).startsWith("{").endsWith("}\n").contains("\"exit_code\": 1");
  }
}
