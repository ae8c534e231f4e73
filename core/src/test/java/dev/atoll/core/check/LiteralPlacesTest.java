package dev.atoll.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralPlacesTest {
  private static List<String> names(String sql) {
    return LiteralPlaces.in(MaskedSql.of(sql)).places().stream()
        .map(found -> sql.substring(found.start(), found.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from raw.orders | raw.orders",
        "select * from \"raw\" . \"orders\" o | \"raw\" . \"orders\"",
        "select * from {{ ref('a') }} a join wh.raw.b on a.id = b.id | wh.raw.b",
        "select * from a, raw.b | raw.b",
        "select * from (select * from raw.b) x | raw.b",
        "select * from (raw.a join b on true) | raw.a",
        "insert into audit.log select 1 | audit.log",
        "update audit.log set x = 1 | audit.log",
        "create table if not exists audit.log (x int) | audit.log",
        "drop view if exists audit.log | audit.log",
        "truncate table audit.log | audit.log",
        "create schema if not exists audit | audit",
        "grant select on raw.orders to reader | raw.orders",
        "select * from {{ target.database }}.raw.orders | {{ target.database }}.raw.orders",
        "{% if x %} select * from raw.orders {% endif %} | raw.orders",
        "delete from raw.orders where true | raw.orders",
        "with a as (select 1) select * from a, raw.b | raw.b"
      })
  void aNameWithItsPlaceWrittenOutIsFound(String sql, String name) {
    assertThat(names(sql)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a.b, c.d from {{ ref('a') }} a join {{ source('s', 't') }} c on a.x = c.x",
        "with orders as (select 1) select * from orders, orders.items",
        "select * from {{ ref('a') }} as o, o.items",
        "select * from {{ ref('a') }} o cross join lateral o.items",
        "select extract(year from o.day), trim(both from o.name) from {{ ref('o') }} o",
        "select a.x is distinct from b.x from {{ ref('a') }} a, {{ ref('b') }} b",
        "select * from information_schema.tables",
        "select * from {{ target.schema }}.orders",
        "select * from {{ this }} where updated > (select max(x.y) from {{ this }} x)",
        "-- from raw.orders\nselect 1 /* from raw.orders */",
        "{# from raw.orders #} select 'from raw.orders'",
        "select * from raw_{{ var('x') }}.orders",
        "select * from generate_series(1, 2) as g(x)",
        "select 1.5 from {{ ref('a') }} where x in (1.5, 2.5)",
        "select * from {{ ref('a') }} order by a.x, a.y",
        "select * from {{ ref('a') }} a join {{ ref('b') }} b using (id), c"
      })
  void whatHasNoPlaceWrittenOutIsNotFound(String sql) {
    assertThat(names(sql)).isEmpty();
  }
}
