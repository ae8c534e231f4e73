package dev.atoll.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of docs/reference/fleet-yml.md, "Which value wins", row by row: where the rows up to
 * one speak, that one wins, and the explanation is the golden file of the row.
 */
class PrecedenceTest {
  private static final Path PAGE = Sources.ROOT.resolve("docs/reference/fleet-yml.md");
  private static final Path GOLDEN = Path.of("src/test/precedence");
  private static final String LAYER = "the layer's name";

  private static final List<Row> VARIABLE =
      List.of(
          new Row("project", "project", "one", file("transform/dbt_project.yml", "vars: {v: one}")),
          // The contract's default may not differ from the project's.
          new Row(
              "contract",
              "contract",
              "one",
              file("fleet.yml", "variables: {v: {type: string, default: one}}")),
          new Row(LAYER, "base", "three", file("fleet/base.yml", "vars: {v: three}")),
          new Row(LAYER, "tenant", "four", file("fleet/tenants/acme.yml", "vars: {v: four}")),
          new Row("cli", "cli", "five", fleet -> {}));

  private static final List<Row> CONFIG =
      List.of(
          new Row("default", "default", "view", fleet -> {}),
          new Row(
              "project",
              "project",
              "ephemeral",
              file("transform/dbt_project.yml", "models: {shop: {+materialized: ephemeral}}")),
          new Row(
              "properties",
              "properties",
              "table",
              file("transform/models/m.yml", "models: [{name: m, config: {materialized: table}}]")),
          new Row(
              "config()",
              "config()",
              "incremental",
              file("transform/models/m.sql", "{{ config(materialized='incremental') }}")),
          new Row(
              LAYER,
              "base",
              "view",
              file("fleet/base.yml", "config: {models: {shop: {m: {+materialized: view}}}}")),
          new Row(
              LAYER,
              "tenant",
              "table",
              file(
                  "fleet/tenants/acme.yml",
                  "config: {models: {shop: {m: {+materialized: table}}}}")),
          new Row("overlay and its name", "overlay extra", "incremental", overlay("m")));

  private static final String PART = "transform/dbt_packages/part/";

  private static final List<Row> PACKAGE_CONFIG =
      List.of(
          new Row("default", "default", "view", fleet -> {}),
          new Row(
              "package",
              "package",
              "ephemeral",
              file(PART + "dbt_project.yml", "models: {part: {+materialized: ephemeral}}")),
          new Row(
              "properties",
              "properties",
              "table",
              file(PART + "models/p.yml", "models: [{name: p, config: {materialized: table}}]")),
          new Row(
              "config()",
              "config()",
              "incremental",
              file(PART + "models/p.sql", "{{ config(materialized='incremental') }}")),
          new Row(
              "project",
              "project",
              "view",
              file("transform/dbt_project.yml", "models: {part: {+materialized: view}}")),
          new Row(
              LAYER,
              "base",
              "table",
              file("fleet/base.yml", "config: {models: {part: {+materialized: table}}}")),
          new Row("overlay and its name", "overlay extra", "incremental", overlay("p")));

  private static Row.Writer file(String name, String line) {
    return fleet -> {
      Path file = fleet.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    };
  }

  private static Row.Writer overlay(String model) {
    return fleet -> {
      file("fleet/base.yml", "overlays: [extra]").into(fleet);
      file(
              "overlays/extra/overlay.yml",
              "{name: extra, owner: us, reason: a test, config: {"
                  + model
                  + ": {materialized: incremental}}}")
          .into(fleet);
    };
  }

  /** Rows up to one, and what is asked. */
  record Case(String name, List<Row> rows, List<String> question) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    add(cases, "variable", VARIABLE, List.of("explain", "acme", "v"));
    add(cases, "config", CONFIG, List.of("explain", "acme", "m.materialized"));
    add(cases, "package-config", PACKAGE_CONFIG, List.of("explain", "acme", "p.materialized"));
    return cases.stream();
  }

  private static void add(List<Case> cases, String kind, List<Row> rows, List<String> question) {
    for (int i = 1; i <= rows.size(); i++) {
      Row last = rows.get(i - 1);
      List<String> words = new ArrayList<>(question);
      if (last.source().equals("cli")) {
        words.addAll(List.of("--vars", "{v: " + last.value() + "}"));
      }
      String name = kind + "-" + i + "-" + last.source().replace("()", "").replace(' ', '-');
      cases.add(new Case(name, rows.subList(0, i), words));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLastRowThatSpeaksWins(Case row, @TempDir Path temporary) throws IOException {
    Path fleet = temporary.toRealPath();
    write(fleet);
    for (Row speaks : row.rows()) {
      speaks.writer().into(fleet);
    }
    String text = play(fleet, row.question());
    Row last = row.rows().getLast();
    assertThat(text).contains("\n  value  " + last.value() + "\n");
    assertThat(text).containsPattern("(?m)^  from   \\Q" + last.source() + "\\E(,|$)");
    assertThat(text).containsPattern("(?m)^  \\Q" + last.source() + "\\E .* wins$");
    check(GOLDEN.resolve(row.name() + ".txt"), text);
  }

  /** Where every row has its turn, in the order of the page, and none is left out. */
  @Test
  void theTablesAreThoseOfTheReference() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    assertThat(names(lines, "A variable:")).isEqualTo(distinct(VARIABLE));
    List<String> config = names(lines, "A config of a node:");
    List<String> ofRoot = new ArrayList<>(config);
    ofRoot.remove("package");
    ofRoot.remove(ofRoot.lastIndexOf("project"));
    assertThat(ofRoot).isEqualTo(distinct(CONFIG));
    List<String> ofPackage = new ArrayList<>(config);
    ofPackage.remove("project");
    assertThat(ofPackage).isEqualTo(distinct(PACKAGE_CONFIG));
  }

  private static List<String> distinct(List<Row> rows) {
    return rows.stream().map(Row::named).distinct().toList();
  }

  /** The last cells of a table's rows. */
  private static List<String> names(List<String> lines, String heading) {
    int start = lines.indexOf(heading);
    assertThat(start).as(heading).isNotNegative();
    return lines.stream()
        .skip(start + 4L)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(line.lastIndexOf("| ") + 2, line.length() - 2).strip())
        .map(name -> name.replace("`", ""))
        .toList();
  }

  private static void write(Path fleet) throws IOException {
    file(
            "fleet.yml",
            """
            version: 1
            name: precedence
            project: transform
            layers:
              - {name: base, file: fleet/base.yml}
              - {name: tenant, file: "fleet/tenants/{tenant}.yml", optional: true}
            tenants: {inline: [{id: acme}]}
            engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
            routing: {engine: local}
            """
                .strip())
        .into(fleet);
    Files.createDirectories(fleet.resolve("fleet"));
    Files.writeString(fleet.resolve("fleet/base.yml"), "");
    file("transform/dbt_project.yml", "name: shop\nprofile: shop").into(fleet);
    file("transform/packages.yml", "packages: [{local: part}]").into(fleet);
    file("transform/models/m.sql", "select 1 as id").into(fleet);
    file(PART + "dbt_project.yml", "name: part").into(fleet);
    file(PART + "models/p.sql", "select 1 as id").into(fleet);
  }

  private static String play(Path fleet, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    World world =
        new World(
            "atoll",
            stream,
            stream,
            new TreeMap<>(),
            fleet,
            () -> Instant.parse("2026-11-21T00:50:12Z"),
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE);
    Main.run(arguments, world, Atoll.standard());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      assertThat(System.getenv("CI")).as("nothing is rewritten in CI").isNotEqualTo("true");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }
}
