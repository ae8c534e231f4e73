package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.session.SqlGuard.FileReads;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlGuardTest {
  private final SqlGuard guard = new SqlGuard(FileReads.REFUSED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A602 | attach '/b/b.duckdb' as b",
        "A602 | AtTaCh ':memory:' as m",
        "A602 | detach shared",
        "A602 | /* x */ -- y\\n detach shared",
        "A602 | select 1; attach 'b.duckdb' as b; select 2",
        "A602 | \\u00a0attach 'b.duckdb' as b",
        "A602 | \\ufeffattach 'b.duckdb' as b",
        "A602 | explain analyze attach 'b.duckdb' as b",
        "A602 | explain (analyze, format json) attach 'b.duckdb' as b",
        "A602 | prepare p as attach 'b.duckdb' as b",
        "A602 | prepare p (int, text) as detach b",
        "A603 | copy orders to '/tmp/x.csv'",
        "A603 | copy (select 1) to '/tmp/x.csv'",
        "A603 | copy orders from '/tmp/x.csv'",
        "A603 | export database '/tmp/x'",
        "A603 | import database '/tmp/x'",
        "A603 | with x as (copy (select 1) to '/tmp/x.csv') select 1",
        "A603 | with a as (select 1), x as not materialized ((copy t to 'f')) select 1",
        "A603 | explain copy orders to 'x'",
        "A604 | install httpfs",
        "A604 | load httpfs",
        "A604 | force install httpfs",
        "A604 | update extensions",
        "A604 | update extensions (httpfs)",
        "A605 | use other",
        "A605 | use other.main",
        "A605 | set search_path = 'other'",
        "A605 | set session \"schema\" = 'other'",
        "A605 | set role admin",
        "A605 | set session authorization admin",
        "A605 | reset role",
        "A605 | pragma search_path='other'",
        "A606 | set TimeZone = 'UTC'",
        "A606 | set global threads = 8",
        "A606 | reset threads",
        "A606 | pragma threads=8",
        "A606 | pragma enable_profiling",
        "A606 | pragma version = 3",
        "A607 | create secret s (type s3)",
        "A607 | create or replace persistent secret s (type s3)",
        "A607 | drop secret s",
        "A608 | select * from read_csv('/x/y.csv')",
        "A608 | select * from READ_Parquet ('x')",
        "A608 | select * from \"read_text\"('x')",
        "A608 | insert into t select * from read_json_auto('x')",
        "A608 | select * from glob('/**')",
        "A608 | from '/x/y.csv'",
        "A608 | select (select count(*) from '/x/y.csv')",
        "A608 | select * from a join 'b.parquet' on true",
        "A608 | create view v as select * from $$/x/y.csv$$",
        "A608 | select * from arrow_scan(1, 2, 3)",
      })
  void refusesWhatLeavesTheTenantsPlace(String code, String sql) {
    String text =
        sql.replace("\\n", "\n").replace("\\u00a0", "\u00a0").replace("\\ufeff", "\ufeff");
    assertThat(guard.examine(text, "x.sql")).extracting(Problem::code).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'attach database', \"copy\" from t -- detach all",
        "/* attach 'x' as y; */ select 1",
        "select $$ ; attach 'x' as y; $$",
        "select $tag$ ; copy t to 'x'; $tag$",
        "select e'\\'; attach ''x'' as y'",
        "select copy, load, attach from installs",
        "with copy as (select 1 as load) select * from copy",
        "with a(copy) as (select 1) select (copy) from a",
        "create table attach as select 1",
        "insert into t values ('use me')",
        "update t set role = 'admin'",
        "update extensions set a = 1",
        "create table use_cases (set_a int)",
        "set variable x = 1",
        "reset variable x",
        "pragma table_info('t')",
        "pragma version",
        "begin; delete from t; commit",
        "select extract(year from '2020-01-01'), trim(both ' ' from 'a.b')",
        "select substring('a.b' from 2), a is distinct from 'x/y' from t",
        "select * from t where x glob ('a*')",
        "select \"a;b\", `c;d` from t",
        "select * from s.\"read_csv\" where a = 'x.csv'",
        "force checkpoint",
        "create table secrets as select 1",
        "explain select * from t",
        "",
        " ; ; ",
        "select 'not closed; attach",
      })
  void letsPassWhatOnlyLooksLikeIt(String sql) {
    assertThat(guard.examine(sql, "x.sql")).isEmpty();
  }

  @Test
  void namesTheStatementAndWhereItStands() {
    Problem problem =
        guard.examine("select 'é';\n  attach '/b/b.duckdb' as b", "target/m.sql").getFirst();

    assertThat(problem.place()).contains(Place.of("target/m.sql", 2, 3).withLength(25));
    assertThat(problem.cause()).isEqualTo("it says: attach '/b/b.duckdb' as b");
    assertThat(problem.mend()).contains("shared:");
  }

  @Test
  void reportsEveryRefusalOfAText() {
    assertThat(guard.examine("use x; select 1; load y; from 'a.csv'", "x.sql"))
        .extracting(Problem::code)
        .containsExactly("A605", "A604", "A608");
  }
}
