package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planted value reaches the database and no file, stream, ledger or message. */
final class SecretsTest {
  private static final String PLANTED = "planted-7f3a9c";

  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aFleetWithASecretVariable() throws Exception {
    shore =
        new Shore(folder)
            .env("LOYALTY", PLANTED)
            .file(
                "fleet.yml",
                """
                version: 1
                name: coast
                project: shop
                variables:
                  tenant_key: {type: string, symbolic: true}
                  loyalty_key: {type: string, secret: true}
                layers:
                  - {name: base, file: base.yml}
                  - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
                tenants: [acme, beta]
                engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
                routing: {schema: t}
                secrets:
                  KEY: {command: [sh, -c, "echo $LOYALTY-{tenant}"], ttl: 45m, parallel: 2}
                """)
            .file(
                "base.yml",
                """
                vars: {tenant_key: "{tenant}", loyalty_key: "{secret:KEY}"}
                env: {TOKEN: "token-{secret:KEY}"}
                """)
            .file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: none\n");
  }

  private Shore.Said build(int code, String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "build";
    System.arraycopy(more, 0, arguments, 1, more.length);
    Shore.Said said = shore.run(arguments);
    assertThat(said.code()).as(said.all()).isEqualTo(code);
    return said;
  }

  private void assertNothingShows(Shore.Said... all) throws Exception {
    for (Shore.Said said : all) {
      assertThat(said.all()).doesNotContain(PLANTED).doesNotContainPattern("secret:[^}]*:");
    }
    // The values stand in the databases, which is what they are for.
    assertThat(shore.holding(PLANTED)).allMatch(file -> file.endsWith(".duckdb"));
    assertThat(shore.holding("{secret:loyalty_key:")).isEmpty();
    assertThat(shore.holding("{secret:env:TOKEN:")).isEmpty();
  }

  @Test
  void aSecretIsFilledInAtTheConnectionAndOneFormServesAllTenants() throws Exception {
    shore.file(
        "shop/models/hashed.sql",
        """
        {{ config(materialized='table',
                  post_hook="insert into {{ this }} values ('hook', '{{ var(\\"loyalty_key\\") }}')") }}
        {%- set found = run_query("select '" ~ var('loyalty_key') ~ "' as k") if false -%}
        select '{{ var("tenant_key") }}' as tenant, '{{ var("loyalty_key") }}' as key
        union all select 'env', '{{ env_var("TOKEN") }}'
        """);

    Shore.Said text = build(0);
    Shore.Said json = build(0, "--output", "json");

    assertThat(shore.column("acme", "select key from t.hashed order by tenant"))
        .containsExactly(PLANTED + "-acme", "token-" + PLANTED + "-acme", PLANTED + "-acme");
    assertThat(shore.column("beta", "select tenant from t.hashed order by 1"))
        .containsExactly("beta", "env", "hook");
    assertThat(shore.forms("hashed"))
        .singleElement()
        .asString()
        .contains("'<var(tenant_key)>' as tenant, '<secret(loyalty_key)>' as key")
        .contains("<secret(env:TOKEN)>");
    assertNothingShows(text, json);
  }

  @Test
  void aQueryThatATemplateMakesGetsTheSecretToo() throws Exception {
    shore.file(
        "shop/models/asked.sql",
        """
        {{ config(materialized='table') }}
        {%- set length = 0 -%}
        {%- if execute -%}
          {%- set length = run_query("select length('" ~ var('loyalty_key') ~ "')").rows[0][0] -%}
        {%- endif -%}
        select {{ length }} as length
        """);

    assertNothingShows(build(0));

    assertThat(shore.column("acme", "select length from t.asked"))
        .containsExactly(String.valueOf((PLANTED + "-acme").length()));
  }

  @Test
  void whatTheEngineSaysOfASecretIsMasked() throws Exception {
    shore.file(
        "shop/models/wrong.sql",
        "{{ config(materialized='table') }} select '{{ var(\"loyalty_key\") }}'::integer as x");

    Shore.Said text = build(1);
    Shore.Said json = build(1, "--output", "json");

    assertThat(text.all()).contains("*****");
    assertNothingShows(text, json, shore.run("runs"), shore.run("run", "show"));
  }

  @Test
  void whatComesBackFromTheDatabaseIsMaskedWhereItIsShown() throws Exception {
    shore.file(
        "shop/models/asked.sql",
        """
        {{ config(materialized='table') }}
        {%- if execute -%}
          {%- set key = run_query("select '" ~ var('loyalty_key') ~ "'").rows[0][0] -%}
          {%- do log("the key is " ~ key, info=true) -%}
        {%- endif -%}
        select 1 as one
        """);

    Shore.Said said = build(0);
    Shore.Said shown =
        shore.run(
            "show", "--inline", "select '{{ var(\"loyalty_key\") }}' as k", "--tenants", "acme");

    assertThat(said.all()).contains("the key is *****");
    assertThat(shown.all()).contains("*****");
    assertNothingShows(said, shown);
  }

  @Test
  void whatComesBackFromTheDatabaseIsMaskedInFiles() throws Exception {
    shore.file(
        "shop/models/asked.sql",
        """
        {{ config(materialized='table', post_hook="select '{{ var('loyalty_key') }}'") }}
        {%- set key = 'unknown' -%}
        {%- if execute -%}
          {%- set key = run_query("select '" ~ var('loyalty_key') ~ "'").rows[0][0] -%}
        {%- endif -%}
        select '{{ key }}' as key
        """);

    Shore.Said said = build(0, "--tenants", "acme");

    assertThat(shore.column("acme", "select key from t.asked")).containsExactly(PLANTED + "-acme");
    assertThat(shore.forms("asked")).singleElement().asString().contains("'*****' as key");
    assertNothingShows(said);
  }

  @Test
  void whateverWouldKeepOrCutASecretIsRefused() throws Exception {
    for (String use :
        List.of(
            "{{ var('loyalty_key') | upper }}",
            "{{ var('loyalty_key')[0] }}",
            "{% if var('loyalty_key') == 'x' %}{% endif %}",
            "{{ log(var('loyalty_key')) }}",
            "{{ config(alias=var('loyalty_key')) }}",
            "{{ config(meta={'k': var('loyalty_key')}) }}",
            "{{ exceptions.raise_compiler_error(var('loyalty_key')) }}",
            "{{ env_var('TOKEN') | length }}")) {
      shore.file("shop/models/cut.sql", use + " select 1 as one");

      Shore.Said said = shore.run("build");

      assertThat(said.code()).as(use).isIn(1, 2);
      assertThat(said.all()).as(use).contains("A735");
      assertNothingShows(said);
    }
  }

  @Test
  void aSecretInYamlIsRefused() throws Exception {
    shore
        .file("shop/models/one.sql", "select 1 as one")
        .file(
            "shop/models/models.yml",
            "models: [{name: one, config: {meta: {k: \"{{ var('loyalty_key') }}\"}}}]\n");

    Shore.Said said = build(2);

    assertThat(said.all()).contains("A735");
    assertNothingShows(said);
  }

  @Test
  void aSymbolicVariableIsReadWhereItsCharactersMatter() throws Exception {
    shore
        .file(
            "shop/models/read.sql",
            """
            {{ config(materialized='table', alias='read_' ~ var('tenant_key')) }}
            select '{{ var("tenant_key") | upper }}' as tenant
            """)
        .file(
            "shop/models/models.yml",
            "models: [{name: read, config: {meta: {of: \"{{ var('tenant_key') }}\"}}}]\n");

    build(0);

    assertThat(shore.column("acme", "select tenant from t.read_acme")).containsExactly("ACME");
    assertThat(shore.column("beta", "select tenant from t.read_beta")).containsExactly("BETA");
    assertThat(shore.forms("read")).hasSize(2);
  }

  @Test
  void aCommandThatFailsForOneTenantEndsThatTenantOnly() throws Exception {
    shore
        .file("shop/models/one.sql", "{{ config(materialized='table') }} select 1 as one")
        .file("tenants/beta.yml", "vars: {loyalty_key: \"{secret:BAD}\"}\n")
        .file(
            "fleet.yml",
            """
            version: 1
            name: coast
            project: shop
            variables: {tenant_key: {}, loyalty_key: {type: string, secret: true}}
            layers:
              - {name: base, file: base.yml}
              - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
            tenants: [acme, beta]
            engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
            routing: {schema: t}
            secrets:
              KEY: {env_var: LOYALTY}
              BAD: {command: [sh, -c, "echo $LOYALTY; echo $LOYALTY >&2; exit 4"]}
            """);

    Shore.Said said = build(1);

    assertThat(said.all()).contains("A132").contains("exit code 4").contains("beta");
    assertThat(shore.relations("acme")).containsExactly("one");
    assertNothingShows(said);
    // Who is not selected is not asked for secrets.
    assertThat(shore.run("build", "--tenants", "acme").code()).isZero();
  }
}
