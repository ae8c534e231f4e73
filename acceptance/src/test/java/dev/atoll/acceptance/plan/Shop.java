package dev.atoll.acceptance.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small fleet of shops in a folder of its own, called from its command line. */
final class Shop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;

  private Shop(Path root) {
    this.root = root;
  }

  /** What one command did. */
  record Said(int code, String out, String err) {}

  /** Files by name. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "dbt_project.yml",
        """
        name: shop
        version: '1.0'
        profile: shop
        models:
          +materialized: table
        """);
    files.put("seeds/rates.csv", "code,rate\nEUR,1\nUSD,2\n");
    files.put("seeds/raw_orders.csv", "id,amount,code\n1,10,EUR\n2,20,USD\n");
    files.put(
        "models/stg_orders.sql",
        "{{ config(materialized='view') }}\nselect id, {{ cents('amount') }} as amount, code from {{ ref('raw_orders') }}\n");
    files.put(
        "models/orders.sql",
        """
        select o.id, o.amount * r.rate as amount, '{{ var("currency") }}' as currency
        from {{ ref('stg_orders') }} o join {{ ref('rates') }} r on r.code = o.code
        """);
    files.put("models/totals.sql", "select sum(amount) as total from {{ ref('orders') }}\n");
    files.put("models/clock.sql", "select now() as at, count(*) as n from {{ ref('rates') }}\n");
    files.put(
        "models/new_orders.sql",
        """
        {{ config(materialized='incremental') }}
        select * from {{ ref('raw_orders') }}
        {% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
        """);
    files.put(
        "models/schema.yml",
        "models: [{name: orders, columns: [{name: id, data_tests: [not_null]}]}]\n");
    files.put("macros/cents.sql", "{% macro cents(c) %}({{ c }} * 100){% endmacro %}\n");
    files.put("fleet/base.yml", "vars: {currency: EUR}\n");
    files.put(
        "fleet.yml",
        """
        version: 1
        name: shops
        project: .
        variables: {currency: {type: string}}
        layers:
          - {name: base, file: fleet/base.yml}
          - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
        environments: {default: dev, names: [dev, prod]}
        tenants: {inline: [{id: acme}, {id: bolt}, {id: cove}]}
        engines:
          local: {type: duckdb, path: "data/{env}/{tenant}/{tenant}.duckdb"}
        routing: {engine: local, schema: "{env}_{tenant}"}
        """);
    return files;
  }

  /** A file as it was first written. */
  static String original(String file) {
    return Optional.ofNullable(files().get(file)).orElseThrow();
  }

  /** The fleet as {@link #files} has it. */
  static Shop in(Path root) {
    Shop shop = new Shop(root);
    files().forEach(shop::write);
    return shop;
  }

  Path root() {
    return root;
  }

  Shop write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              toOut,
              toErr,
              new TreeMap<>(),
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

  /** Plans, and gives the whole document. */
  JsonNode plan(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("plan", "--output", "json"));
    words.addAll(List.of(options));
    Said said = run(words.toArray(String[]::new));
    if (said.code != 0) {
      throw new AssertionError(said.out + said.err);
    }
    return JSON.readTree(said.out);
  }

  /** Reasons by name of node for one tenant; what is left out in brackets. */
  static Map<String, String> reasons(JsonNode document, String tenant) {
    Map<String, String> reasons = new TreeMap<>();
    for (JsonNode step : steps(document, tenant)) {
      String reason = step.path("reason").asText();
      reasons.put(
          step.path("name").asText(),
          step.path("action").asText().equals("leave") ? "(" + reason + ")" : reason);
    }
    return reasons;
  }

  static JsonNode steps(JsonNode document, String tenant) {
    JsonNode plan = document.path("plan");
    for (JsonNode planned : plan.path("tenants")) {
      if (planned.path("tenant").asText().equals(tenant)) {
        for (JsonNode list : plan.path("step_lists")) {
          if (list.path("hash").equals(planned.path("steps"))) {
            return list.path("steps");
          }
        }
      }
    }
    throw new AssertionError("no steps for " + tenant);
  }
}
