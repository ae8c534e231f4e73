package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.acceptance.layers.Shore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fleet on one warded server, in one database with a schema for each tenant: its files, its
 * tenants' words in {@code words/<tenant>}, and the tool.
 */
final class Harbour {
  static final String DATABASE = "harbour";
  static final List<String> TENANTS = List.of("acme", "beta", "coral");

  private static final List<String> ROLES =
      List.of(
          "h_acme",
          "h_beta",
          "h_coral",
          "h_delta",
          "harbour_readers",
          "harbour_loader",
          "harbour_master");

  private final WardedServer server;
  private final Shore shore;
  private final StringBuilder secrets = new StringBuilder();
  private String engine = "";
  private String admin = "admin: {user: postgres, password: \"{secret:ADMIN}\"}";
  private String password = "{secret:PW}";
  private List<String> tenants = TENANTS;
  private String more = "";

  /** A fleet without anything on the server. */
  Harbour(Path folder, WardedServer server) throws IOException, SQLException {
    this.server = server;
    this.shore = new Shore(folder).env("ADMIN_WORD", WardedServer.WORD);
    server.forget(List.of(DATABASE), ROLES);
    for (String tenant : TENANTS) {
      word(tenant, wordOf(tenant));
    }
    shore
        .file("base.yml", "vars: {}\n")
        .file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: none\n")
        .file("shop/models/one.sql", "{{ config(materialized='table') }} select 1 as one");
    write();
  }

  static String wordOf(String tenant) {
    return "first-word-of-" + tenant;
  }

  /** What stands in the file that a tenant's secret comes from. */
  Harbour word(String tenant, String word) throws IOException {
    shore.file("words/" + tenant, word + "\n");
    return this;
  }

  Harbour file(String path, String text) throws IOException {
    shore.file(path, text);
    return this;
  }

  Harbour env(String name, String value) {
    shore.env(name, value);
    return this;
  }

  /** Further keys of the engine, as a flow mapping without braces. */
  Harbour engine(String keys) throws IOException {
    engine = ", " + keys;
    return write();
  }

  Harbour admin(String keys) throws IOException {
    admin = "admin: {" + keys + "}";
    return write();
  }

  /** Where tenants' passwords come from, instead of their files. */
  Harbour passwords(String spec) throws IOException {
    secrets.append("  NOW: ").append(spec).append('\n');
    password = "{secret:NOW}";
    return write();
  }

  Harbour tenants(String... ids) throws IOException {
    tenants = List.of(ids);
    return write();
  }

  /** Further sections of fleet.yml. */
  Harbour fleet(String sections) throws IOException {
    more = sections;
    return write();
  }

  private Harbour write() throws IOException {
    shore.file(
        "fleet.yml",
        """
        version: 1
        name: harbour
        project: shop
        layers:
          - {name: base, file: base.yml}
          - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
        tenants: [%s]
        engines:
          server: {type: postgres, host: localhost, port: %d, dbname: %s, user: "h_{tenant}",
                   password: "%s", retries: 0, %s%s}
        routing: {engine: server, schema: "s_{tenant}"}
        secrets:
          PW: {file: "words/{tenant}"}
          ADMIN: {env_var: ADMIN_WORD}
        %s%s"""
            .formatted(
                String.join(", ", tenants),
                server.port(),
                DATABASE,
                password,
                admin,
                engine,
                secrets,
                more));
    return this;
  }

  /** Its files. */
  Shore shore() {
    return shore;
  }

  Shore.Said run(String... arguments) {
    return shore.run(arguments);
  }

  /** Runs a command that must end with a code. */
  Shore.Said expect(int code, String... arguments) {
    Shore.Said said = shore.run(arguments);
    assertThat(said.code()).as(said.all()).isEqualTo(code);
    return said;
  }

  /** Provisions all tenants, and must do so without a word of complaint from the server. */
  Shore.Said provision(String... more) {
    return provision(0, more);
  }

  /** Provisions all tenants, and must end with a code. */
  Shore.Said provision(int code, String... more) {
    List<String> arguments = new ArrayList<>(List.of("provision", "--all-tenants", "--yes"));
    arguments.addAll(List.of(more));
    return expect(code, arguments.toArray(String[]::new));
  }

  /** Builds; the reasons its steps ended with, by tenant, as {@code node=reason}. */
  SortedMap<String, List<String>> build(int code, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("build", "--output", "json"));
    arguments.addAll(List.of(more));
    Shore.Said said = expect(code, arguments.toArray(String[]::new));
    var reasons = new TreeMap<String, List<String>>();
    for (JsonNode tenant : new ObjectMapper().readTree(said.out()).path("tenants")) {
      List<String> steps = new ArrayList<>();
      tenant
          .path("steps")
          .forEach(
              step -> steps.add(step.path("name").asText() + "=" + step.path("reason").asText()));
      reasons.put(tenant.path("tenant").asText(), steps);
    }
    return reasons;
  }

  /** The rows of a query in the fleet's database, as superuser. */
  List<String> rows(String sql) throws SQLException {
    return server.rows(DATABASE, sql);
  }

  /** The rows of a query in the fleet's database, as a tenant. */
  List<String> rowsOf(String tenant, String sql) throws SQLException {
    try (Connection connection = connection(tenant)) {
      return WardedServer.rows(connection, sql);
    }
  }

  /** A connection of a tenant; the caller closes it. */
  Connection connection(String tenant) throws SQLException {
    return server.connection("h_" + tenant, wordOf(tenant), DATABASE);
  }

  void sql(String... statements) throws SQLException {
    server.run(DATABASE, statements);
  }
}
