package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlStatementTest {
  @Test
  void statementsKeepTheirTextAndOffset() {
    String sql = ";; select 1 -- a;\n ; /* b; /* c; */ */\ninsert into t values (';') ;";

    assertThat(SqlStatement.split(sql))
        .containsExactly(
            new SqlStatement(" select 1 -- a;\n ", 2, StatementKind.QUERY),
            new SqlStatement(
                " /* b; /* c; */ */\ninsert into t values (';') ", 20, StatementKind.CHANGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;''b;'",
        "select e'a\\';b'",
        "select E'\\\\' as a",
        "select 'a\\' as b",
        "select \"a;\"\"b;\"",
        "select `a;``b;`",
        "select $$a;b$$",
        "select $tag$a;$$;b$tag$",
        "select $1, $2",
        "select x'00', n'a;'",
        "select 1 as a$b$, 2 as c$b$",
        "select ee'a;'",
        "select 'never closed ;",
        "select $$ never closed ;",
        "select 1 /* never closed ;",
        "select 1 -- comment ; to the end",
      })
  void semicolonsInsideOfSomethingEndNothing(String sql) {
    assertThat(SqlStatement.split(sql)).extracting(SqlStatement::text).containsExactly(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEGIN | begin",
        "BEGIN | START TRANSACTION",
        "COMMIT | commit",
        "COMMIT | end transaction",
        "COMMIT | /* x */ commit work",
        "OTHER | commit prepared 'x'",
        "ROLLBACK | rollback",
        "ROLLBACK | abort",
        "OTHER | rollback to savepoint x",
        "OTHER | rollback work to x",
        "QUERY | (select 1) union all (select 2)",
        "QUERY | with a as (select 1) select * from a",
        "QUERY | from t",
        "QUERY | explain analyze select 1",
        "OTHER | explain commit",
        "CHANGE | merge into t using s on true when matched then delete",
        "DEFINITION | create or replace table secret_things as select 1",
        "OTHER | checkpoint",
        "OTHER | 42",
      })
  void theLeadingWordsDecideTheKind(StatementKind kind, String sql) {
    assertThat(StatementKind.of(sql)).isEqualTo(kind);
  }

  @Test
  void lineCommentsEndAtACarriageReturnToo() {
    assertThat(SqlStatement.split("select 1 --;\r; select 2")).hasSize(2);
  }

  @Test
  void theStatementsOfAnAtomicBodyBelongToTheirFunction() {
    String function =
        "create function f(a int) returns int begin atomic; insert into t values (a);"
            + " select case when a > 1 then 1 else 2 end; end";

    assertThat(SqlStatement.split(function + "; select 1; begin; select atomic; end"))
        .extracting(SqlStatement::text)
        .containsExactly(function, " select 1", " begin", " select atomic", " end");
  }
}
