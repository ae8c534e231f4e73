package dev.atoll.acceptance.leaks;

import java.util.List;

/** A place in a dbt project, or in the files of a fleet, from which SQL reaches a connection. */
enum LeakCarrier {
  TABLE(Says.QUERY, "models/%1$s.sql", "{{ config(materialized='table') }}\n{{ %2$s() }}\n"),
  VIEW(Says.QUERY, "models/%1$s.sql", "{{ config(materialized='view') }}\n{{ %2$s() }}\n"),
  INCREMENTAL(
      Says.QUERY,
      "models/%1$s.sql",
      "{{ config(materialized='incremental', unique_key='x') }}\n{{ %2$s() }}\n"),
  MATERIALIZED_VIEW(
      Says.QUERY,
      "models/%1$s.sql",
      "{{ config(materialized='materialized_view') }}\n{{ %2$s() }}\n"),
  EPHEMERAL(Says.QUERY, "models/%1$s.sql", "select * from {{ ref('%1$s_inner') }}\n") {
    @Override
    List<String> more(Leak leak) {
      return List.of(
          "models/" + leak.node() + "_inner.sql",
          "{{ config(materialized='ephemeral') }}\n{{ " + leak.macro() + "() }}\n");
    }
  },
  SNAPSHOT(
      Says.QUERY,
      "snapshots/%1$s.sql",
      """
      {%% snapshot %1$s %%}
      {{ config(strategy='check', unique_key='x', check_cols='all') }}
      select * from ({{ %2$s() }}) as inner_rows
      {%% endsnapshot %%}
      """),
  TEST(Says.QUERY, "tests/%1$s.sql", "{{ %2$s() }}\n"),
  ALIASED(
      Says.QUERY,
      "models/%1$s.sql",
      "{{ config(alias='%1$s_named') }}\nselect 1 as x from ({{ %2$s() }}) as q\n"),
  PRE_HOOK(
      Says.ANYTHING, "models/%1$s.sql", "{{ config(pre_hook='{{ %2$s() }}') }}\nselect 1 as x\n"),
  POST_HOOK(
      Says.ANYTHING, "models/%1$s.sql", "{{ config(post_hook='{{ %2$s() }}') }}\nselect 1 as x\n"),
  HOOK_OUTSIDE(
      Says.ANYTHING,
      "models/%1$s.sql",
      "{{ config(pre_hook={'sql': '{{ %2$s() }}', 'transaction': false}) }}\nselect 1 as x\n"),
  SNAPSHOT_HOOK(
      Says.ANYTHING,
      "snapshots/%1$s.sql",
      """
      {%% snapshot %1$s %%}
      {{ config(strategy='check', unique_key='x', check_cols='all', post_hook='{{ %2$s() }}') }}
      select 1 as x
      {%% endsnapshot %%}
      """),
  SEED_HOOK(Says.ANYTHING, "seeds/%1$s.csv", "x\n1\n") {
    @Override
    List<String> more(Leak leak) {
      return List.of(
          "seeds/" + leak.node() + ".yml",
          "seeds: [{name: %s, config: {pre_hook: \"{{ %s() }}\"}}]\n"
              .formatted(leak.node(), leak.macro()));
    }
  },
  RUN_QUERY(
      Says.ANYTHING,
      "models/%1$s.sql",
      "select 1 as x\n{%% if execute %%}{%% set got = run_query(%2$s()) %%}{%% endif %%}\n"),
  STATEMENT(
      Says.ANYTHING,
      "models/%1$s.sql",
      """
      {%% call statement('own', fetch_result=true) %%}{{ %2$s() }}{%% endcall %%}
      select 1 as x
      """),
  TEST_RUN_QUERY(
      Says.ANYTHING,
      "tests/%1$s.sql",
      "{%% if execute %%}{%% set got = run_query(%2$s()) %%}{%% endif %%}\nselect 1 as x limit 0\n"),
  ADAPTER(Says.TEMPLATE, "models/%1$s.sql", "{{ %2$s() }}\nselect 1 as x\n"),
  BREAKOUT(
      Says.ANYTHING,
      "models/%1$s.sql",
      "{{ config(materialized='table') }}\nselect 1 as x);\n{{ %2$s() }};\nselect (1\n"),
  LAYER_VAR(
      Says.QUERY,
      "models/%1$s.sql",
      "{{ config(materialized='table') }}\n{{ var('%2$s', 'select 1 as x') }}\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.var(leak.macro(), leak.plain());
    }
  },
  SECRET_VAR(
      Says.QUERY,
      "models/%1$s.sql",
      "select 1 as x from ({{ var('%2$s', 'select 1 as x') }}\n) as q\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.secret(leak.macro(), leak.plain());
    }
  },
  LAYER_ENV(
      Says.QUERY,
      "models/%1$s.sql",
      "{{ config(materialized='table') }}\n{{ env_var('%2$s', 'select 1 as x') }}\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.env(leak.macro(), leak.plain());
    }
  },
  OVERLAY_ADDED(
      Says.QUERY,
      "../overlays/spy/models/%1$s.sql",
      "{{ config(materialized='table') }}\n{{ %2$s() }}\n"),
  OVERLAY_COLUMN(Says.QUERY, "models/%1$s.sql", "select 1 as x\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.extend(
          leak.node(), "columns: {spied: " + LeakDeclarations.text("(" + leak.sql() + "\n)") + "}");
    }
  },
  OVERLAY_JOIN(Says.QUERY, "models/%1$s.sql", "select 1 as x\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.extend(
          leak.node(), "join: \"cross join ({{ " + leak.macro() + "() }}\\n) as spied\"");
    }
  },
  OVERLAY_FILTER(Says.QUERY, "models/%1$s.sql", "select 1 as x\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.extend(leak.node(), "filter: \"exists ({{ " + leak.macro() + "() }}\\n)\"");
    }
  },
  OVERLAY_HOOK(Says.ANYTHING, "models/%1$s.sql", "select 1 as x\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.config(leak.node(), "pre_hook: '{{ " + leak.macro() + "() }}'");
    }
  },
  OVERLAY_REPLACED(Says.QUERY, "models/%1$s.sql", "select 1 as x\n") {
    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.replace(leak.node(), "models/" + leak.node() + ".sql", leak.sql());
    }
  },
  OVERLAY_MACRO(
      Says.QUERY, "models/%1$s.sql", "{{ config(materialized='table') }}\n{{ %1$s_said() }}\n") {
    @Override
    List<String> more(Leak leak) {
      return List.of(
          "macros/" + leak.node() + ".sql",
          "{% macro " + leak.node() + "_said() %}select 1 as x{% endmacro %}\n");
    }

    @Override
    void declare(Leak leak, LeakDeclarations declarations) {
      declarations.replace(
          "macro.leaky." + leak.node() + "_said",
          "macros/" + leak.node() + ".sql",
          "{% macro " + leak.node() + "_said() %}" + leak.sql() + "{% endmacro %}\n");
    }
  };

  /** What a carrier can say. */
  enum Says {
    QUERY,
    ANYTHING,
    /** Calls of the adapter, without any SQL. */
    TEMPLATE
  }

  private final Says says;
  private final String path;
  private final String text;

  LeakCarrier(Says says, String path, String text) {
    this.says = says;
    this.path = path;
    this.text = text;
  }

  Says says() {
    return says;
  }

  String path(Leak leak) {
    return path.formatted(leak.node());
  }

  String text(Leak leak) {
    return text.contains("%") ? text.formatted(leak.node(), leak.macro()) : text;
  }

  /** What the fleet's files say for it, beside the project. */
  void declare(Leak leak, LeakDeclarations declarations) {}

  /** A second file: its path and its text. */
  List<String> more(Leak leak) {
    return List.of();
  }
}
