package dev.atoll.acceptance.isolation;

import java.io.IOException;

/** A place in a dbt project from which SQL reaches a connection. */
enum Carrier {
  PRE_HOOK(
      "transform/models/attacks/%s.sql", "{{ config(pre_hook='{{ %s() }}') }}\nselect 1 as x\n"),
  POST_HOOK(
      "transform/models/attacks/%s.sql", "{{ config(post_hook='{{ %s() }}') }}\nselect 1 as x\n"),
  HOOK_OUTSIDE(
      "transform/models/attacks/%s.sql",
      "{{ config(pre_hook={'sql': '{{ %s() }}', 'transaction': false}) }}\nselect 1 as x\n"),
  HOOK_AFTER_COMMIT(
      "transform/models/attacks/%s.sql",
      "{{ config(post_hook=after_commit('{{ %s() }}')) }}\nselect 1 as x\n"),
  RUN_QUERY(
      "transform/models/attacks/%s.sql", "select 1 as x\n{%% set got = run_query(%s()) %%}\n"),
  STATEMENT(
      "transform/models/attacks/%s.sql",
      "{%% call statement('own', fetch_result=true) %%}{{ %s() }}{%% endcall %%}\nselect 1 as x\n"),
  /** Closes the parenthesis that a materialization opened around the body. */
  BREAKOUT(
      "transform/models/attacks/%s.sql",
      "select 1 as x);\n{{ %s() }};\ncreate table analytics.more as (select 1 as x\n"),
  BODY("transform/models/attacks/%s.sql", "{{ %s() }}\n"),
  VIEW("transform/models/attacks/%s.sql", "{{ config(materialized='view') }}\n{{ %s() }}\n"),
  INCREMENTAL(
      "transform/models/attacks/%s.sql", "{{ config(materialized='incremental') }}\n{{ %s() }}\n"),
  OWN_MATERIALIZATION(
      "transform/models/attacks/%s.sql",
      "{{ config(materialized='reckless', says='%s') }}\nselect 1 as x\n"),
  TEST("transform/tests/attacks/%s.sql", "{{ %s() }}\n"),
  TEST_RUN_QUERY(
      "transform/tests/attacks/%s.sql", "{%% do run_query(%s()) %%}\nselect 1 as x where false\n"),
  SNAPSHOT(
      "transform/snapshots/attacks/%s.sql",
      """
      {%% snapshot %1$s %%}
      {{ config(strategy='check', unique_key='x', check_cols='all') }}
      select * from ({{ %2$s() }}) as stolen
      {%% endsnapshot %%}
      """),
  SNAPSHOT_HOOK(
      "transform/snapshots/attacks/%s.sql",
      """
      {%% snapshot %1$s %%}
      {{ config(strategy='check', unique_key='x', check_cols='all', post_hook='{{ %2$s() }}') }}
      select 1 as x
      {%% endsnapshot %%}
      """);

  private final String path;
  private final String text;

  Carrier(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** The name of the node that carries an attack. */
  String node(Attack attack) {
    return name().toLowerCase(java.util.Locale.ROOT) + "_" + attack.name();
  }

  String file(Attack attack) {
    return path.formatted(node(attack)).replaceFirst("^transform/", "");
  }

  /** Adds a node to the project that carries an attack, which a macro says. */
  void add(Reef reef, Attack attack) throws IOException {
    String macro = "says_" + attack.name();
    reef.write(
        "transform/macros/" + macro + ".sql",
        "{% macro " + macro + "() %}" + attack.sql(reef) + "{% endmacro %}\n");
    boolean named = text.contains("%1$s");
    reef.write(
        path.formatted(node(attack)),
        named ? text.formatted(node(attack), macro) : text.formatted(macro));
  }
}
