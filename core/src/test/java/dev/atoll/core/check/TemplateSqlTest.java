package dev.atoll.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import dev.atoll.jinja.syntax.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateSqlTest {
  private static List<Problem> found(String text) {
    Findings findings = new Findings(CheckPolicy.standard());
    new TemplateSql(findings).look(LogicText.of(Source.of("models/m.sql", text)));
    return findings.sorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ config(post_hook='grant select on finance.x to reader') }}",
        "{{ config(pre_hook=['select 1', 'delete from audit.log']) }}",
        "{{ config(post_hook={'sql': 'insert into audit.log select 1', 'transaction': false}) }}",
        "{{ config(database='lake') }}",
        "{{ config(target_database='lake') }}",
        "{% set rows = run_query('select * from raw.orders') %}",
        "{% set rows = run_query('select * from raw.orders where id = ' ~ var('id')) %}",
        "{% do adapter.execute(\"select * from raw.orders\", fetch=true) %}",
        "{% set r = adapter.get_relation(database=target.database, schema='raw', identifier='x') %}",
        "{% set r = api.Relation.create(schema='raw', identifier='x') %}"
      })
  void aPlaceThatIsWrittenOutInJinjaIsFound(String text) {
    assertThat(found(text)).extracting(Problem::code).containsExactly("A460");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ config(post_hook='grant select on {{ this }} to reader') }}",
        "{{ config(schema='finance', database=target.database) }}",
        "{{ config(post_hook='create index on {{ this.schema }}.{{ this.name }} (id)') }}",
        "{% set rows = run_query('select * from ' ~ ref('a')) %}",
        "{% set rows = run_query('select * from ' ~ schema ~ '.t') %}",
        "{% set rows = run_query('select * from information_schema.tables') %}",
        "{% set r = adapter.get_relation(database=this.database, schema=this.schema, identifier='x') %}",
        "{{ log('select * from raw.orders') }}",
        "{% set r = api.Relation.create(schema='information_schema', identifier='x') %}"
      })
  void whatFollowsTheTenantIsNot(String text) {
    assertThat(found(text)).isEmpty();
  }
}
