package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan knows no secret: it is the same where secrets are not read, where they are, and after they
 * have changed.
 */
final class PlannedSecretsTest {
  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aFleetWhoseModelsReadSecretsInEveryWay() throws Exception {
    shore =
        new Shore(folder)
            .env("LOYALTY", "first")
            .file(
                "fleet.yml",
                """
                version: 1
                name: coast
                project: shop
                variables:
                  loyalty_key: {type: string, secret: true}
                  region: {type: string, default: north}
                layers: [{name: base, file: base.yml}]
                tenants: [acme, beta]
                engines:
                  local:
                    type: duckdb
                    path: "data/{tenant}/{tenant}.duckdb"
                routing: {engine: local, schema: t}
                secrets:
                  KEY: {env_var: LOYALTY}
                """)
            .file(
                "base.yml",
                """
                vars: {loyalty_key: "{secret:KEY}"}
                env: {TOKEN: "token-{secret:KEY}"}
                """)
            .file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: none\n")
            .file(
                "shop/models/printed.sql",
                "{{ config(materialized='table') }} select '{{ var(\"loyalty_key\") }}' as k, '{{ env_var(\"TOKEN\") }}' as t from {{ ref('plain') }}")
            .file(
                "shop/models/plain.sql",
                "{{ config(materialized='view') }} select '{{ var(\"region\") }}' as r")
            .file(
                "shop/models/hooked.sql",
                "{{ config(materialized='view', post_hook=\"select '{{ var('loyalty_key') }}'\") }} select * from {{ ref('plain') }}")
            .file(
                "shop/models/asked.sql",
                """
                {{ config(materialized='table') }}
                {%- if execute %}{% set found = run_query("select '" ~ var('loyalty_key') ~ "'") %}{% endif -%}
                select * from {{ ref('plain') }}
                """);
  }

  private Shore.Said ran(String... words) {
    Shore.Said said = shore.run(words);
    assertThat(said.code()).as(said.all()).isZero();
    return said;
  }

  private JsonNode plan(String... more) throws IOException {
    String[] words = new String[more.length + 3];
    words[0] = "plan";
    words[1] = "--output";
    words[2] = "json";
    System.arraycopy(more, 0, words, 3, more.length);
    return new ObjectMapper().readTree(ran(words).out()).path("plan");
  }

  @Test
  void aPlanThatReadsSecretsIsTheOneThatLeavesThemOut() throws IOException {
    JsonNode leftOut = plan();
    // It looks into the databases, so it needs what opens them.
    JsonNode read = plan("--changed-only");

    for (String part : List.of("tenants", "settings", "step_lists", "release")) {
      assertThat(read.path(part)).as(part).isEqualTo(leftOut.path(part));
    }
    assertThat(leftOut.path("settings").toString())
        .contains("var loyalty_key", "env_var TOKEN", "var region");
  }

  @Test
  void aPlanThatLeftSecretsOutIsCarriedOut() {
    ran("plan", "--out", "p.json");
    ran("apply", "p.json");
    ran("apply", "p.json");
  }

  @Test
  void anotherValueOfASecretIsNoChange() throws IOException {
    ran("build");
    ran("plan", "--out", "p.json");
    JsonNode before = plan();
    shore.env("LOYALTY", "second");

    assertThat(plan()).isEqualTo(before);
    assertThat(reasons(plan("--changed-only")))
        .containsEntry("printed", "unchanged")
        .containsEntry("hooked", "unchanged")
        .containsEntry("asked", "always");
    ran("apply", "p.json");
  }

  @Test
  void aValueThatIsNoSecretIsAChangeBesideOne() throws IOException {
    ran("build");
    shore.file(
        "base.yml",
        """
        vars: {loyalty_key: "{secret:KEY}", region: south}
        env: {TOKEN: "token-{secret:KEY}"}
        """);

    assertThat(reasons(plan()))
        .containsEntry("plain", "settings_changed")
        .containsEntry("printed", "upstream_changed");
  }

  @Test
  void aFieldOfTheTargetThatIsASecretIsInNoPlanAndNoFile() throws Exception {
    shore
        .file(
            "fleet.yml",
            """
            version: 1
            name: coast
            project: shop
            tenants: [acme]
            engines:
              far:
                type: postgres
                host: localhost
                port: 1
                user: "{secret:KEY}"
                password: "{secret:KEY}"
                dbname: db_{tenant}
            routing: {engine: far, schema: t}
            secrets: {KEY: {env_var: LOYALTY}}
            """)
        .file("base.yml", "vars: {}\n");
    for (String model : List.of("printed", "plain", "hooked", "asked")) {
      shore.file("shop/models/" + model + ".sql", "select '{{ target.user }}' as owner");
    }
    shore.env("LOYALTY", "first-planted");

    ran("plan", "--out", "p.json");
    Shore.Said refused = shore.run("apply", "p.json");

    assertThat(refused.code()).as(refused.all()).isEqualTo(1);
    assertThat(refused.all()).contains("localhost");
    assertThat(shore.holding("first-planted")).isEmpty();
    assertThat(plan().path("settings").toString()).contains("target user");
  }

  private static Map<String, String> reasons(JsonNode plan) {
    Map<String, String> reasons = new TreeMap<>();
    for (JsonNode step : plan.path("step_lists").path(0).path("steps")) {
      reasons.put(step.path("name").asText(), step.path("reason").asText());
    }
    return reasons;
  }
}
