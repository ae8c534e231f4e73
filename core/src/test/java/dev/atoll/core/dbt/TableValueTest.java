package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.Column;
import dev.atoll.engine.ResultTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected values are those of dbt's agate tables. */
final class TableValueTest {
  private static Rendering table(List<String> names, List<List<@Nullable Object>> rows) {
    Rendering rendering = new Rendering();
    ResultTable table =
        new ResultTable(names.stream().map(name -> new Column(name, "ANY")).toList(), rows);
    return rendering.with("t", TableValue.of(table, rendering));
  }

  private static Rendering abc() {
    return table(
        List.of("a", "b", "c"),
        List.of(
            Arrays.asList(1L, "x", new BigDecimal("1.5")),
            Arrays.asList(2L, null, new BigDecimal("2"))));
  }

  private static String column(@Nullable Object... values) {
    Rendering rendering =
        table(
            List.of("a"),
            Arrays.stream(values).<List<@Nullable Object>>map(Arrays::asList).toList());
    return rendering.value("t.columns['a'].values() ~ ' ' ~ t.columns[0].data_type");
  }

  @Test
  void rowsAreGroupedByTheValuesOfAColumn() {
    Rendering rendering =
        table(List.of("a", "b"), List.of(List.of(1L, "x"), List.of(2L, "y"), List.of(3L, "x")));
    assertThat(rendering.value("t.group_by('b').keys()")).isEqualTo("('x', 'y')");
    assertThat(rendering.value("t.group_by('b')['x'].columns['a'].values()")).isEqualTo("(1, 3)");
    assertThat(rendering.value("t.group_by('b').items()[1][1].rows | length")).isEqualTo("1");
    assertThat(rendering.value("t.group_by('a')[0].column_names ~ (t.group_by('a') | length)"))
        .isEqualTo("('a', 'b')3");
  }

  @Test
  void rowsAreFoundByPositionAndValuesByName() {
    Rendering rendering = abc();
    assertThat(rendering.value("t.rows[0]['a'] ~ t.rows[-1]['a'] ~ t.rows[0].b ~ t[1][0]"))
        .isEqualTo("12x2");
    assertThat(rendering.value("t.rows[0].values()")).isEqualTo("(1, 'x', Decimal('1.5'))");
    assertThat(rendering.value("t.rows[0].keys()")).isEqualTo("('a', 'b', 'c')");
    assertThat(rendering.value("t.rows[0].items()"))
        .isEqualTo("(('a', 1), ('b', 'x'), ('c', Decimal('1.5')))");
    assertThat(rendering.value("t.rows[0].get('a') ~ t.rows[0].get('z', 4) ~ t.rows[0].get(0)"))
        .isEqualTo("14None");
    assertThat(rendering.value("t.rows[5] is defined ~ t.rows[0]['zz'] is defined"))
        .isEqualTo("FalseFalse");
    assertThat(rendering.text("{% for a, b, c in t.rows %}{{ a }}{{ b }}{{ c }};{% endfor %}"))
        .isEqualTo("1x1.5;2None2;");
    assertThat(rendering.value("t.rows | length ~ (t | length)")).isEqualTo("22");
    assertThat(rendering.value("t.rows[:1][0][1:]")).isEqualTo("('x', Decimal('1.5'))");
    assertThat(rendering.value("1 in t.rows[0]")).isEqualTo("True");
    assertThat(rendering.value("dict(t.rows[0])"))
        .isEqualTo("{'a': 1, 'b': 'x', 'c': Decimal('1.5')}");
  }

  @Test
  void columnsAreFoundByNameAndPosition() {
    Rendering rendering = abc();
    assertThat(rendering.value("t.columns['a'].values() ~ t.columns[1].values()"))
        .isEqualTo("(1, 2)('x', None)");
    assertThat(rendering.value("t.columns.b.values_without_nulls()")).isEqualTo("('x',)");
    assertThat(rendering.value("t.columns[0].name ~ t.columns[1].index")).isEqualTo("a1");
    assertThat(rendering.value("t.columns.keys()")).isEqualTo("('a', 'b', 'c')");
    assertThat(rendering.value("t.column_names")).isEqualTo("('a', 'b', 'c')");
    assertThat(rendering.value("t.columns[0].values_distinct() | list")).isEqualTo("[1, 2]");
    assertThat(rendering.value("t.columns[0][0]")).isEqualTo("1");
    assertThat(rendering.value("t.columns | map(attribute='name') | join(',')")).isEqualTo("a,b,c");
    assertThat(rendering.value("t.columns[0]")).isEqualTo("<agate.Column: (1, 2)>");
  }

  @Test
  void integersStayIntegersAndOtherNumbersAreDecimals() {
    assertThat(column(1L, null, 5L)).isEqualTo("(1, None, 5) <Integer object>");
    assertThat(column(1L, 2.0)).isEqualTo("(Decimal('1'), Decimal('2.0')) <Number object>");
    assertThat(column(new BigDecimal("2.00"))).isEqualTo("(Decimal('2.00'),) <Number object>");
    assertThat(column(1.5)).isEqualTo("(Decimal('1.5'),) <Number object>");
    assertThat(column(1e20)).isEqualTo("(Decimal('1E+20'),) <Number object>");
  }

  @Test
  void aColumnOfNullsIsOneOfIntegers() {
    assertThat(column(null, null)).isEqualTo("(None, None) <Integer object>");
    assertThat(table(List.of("a"), List.of()).value("t.columns[0].data_type"))
        .isEqualTo("<Boolean object>");
  }

  @Test
  void whatHasNoTypeOfItsOwnIsText() {
    assertThat(column(List.of("a"), List.of())).isEqualTo("('[\"a\"]', '[]') <Text object>");
    assertThat(column(Map.of("a", 1L))).isEqualTo("('{\"a\": 1}',) <Text object>");
    assertThat(column(LocalTime.of(1, 2, 3))).isEqualTo("('01:02:03',) <Text object>");
    assertThat(column(true, "x")).isEqualTo("('True', 'x') <Text object>");
    assertThat(column("5")).isEqualTo("('5',) <Text object>");
    assertThat(column(new byte[] {'a', -1})).isEqualTo("(\"b'a\\\\xff'\",) <Text object>");
  }

  @Test
  void datesAndTimesAreThemselves() {
    assertThat(column(LocalDate.of(2020, 1, 2)))
        .isEqualTo("(datetime.date(2020, 1, 2),) <Date object>");
    assertThat(column(LocalDate.of(2020, 1, 1), LocalDateTime.of(2020, 1, 1, 2, 0)))
        .isEqualTo(
            "(datetime.datetime(2020, 1, 1, 0, 0), datetime.datetime(2020, 1, 1, 2, 0))"
                + " <DateTime object>");
    assertThat(column(true, null)).isEqualTo("(True, None) <Boolean object>");
  }

  @Test
  void aTablePrintsAsItsStructure() {
    assertThat(abc().value("t"))
        .isEqualTo(
            """
            | column | data_type |
            | ------ | --------- |
            | a      | Integer   |
            | b      | Text      |
            | c      | Number    |
            """);
  }

  @Test
  void printTableShowsRows() {
    Rendering rendering = abc();
    rendering.value("t.print_table()");
    assertThat(rendering.said)
        .containsExactly(
            """
            print: | a | b |   c |
            | - | - | --- |
            | 1 | x | 1.5 |
            | 2 |   | 2.0 |""");
  }

  @Test
  void printTableCutsWhatIsLong() {
    Rendering rendering =
        table(
            List.of("n", "s", "d", "i"),
            List.of(
                Arrays.asList(12345.67891, "a very long text that goes on", null, -7L),
                Arrays.asList(2.0, "b", null, 1234567L)));
    rendering.value("t.print_table(max_rows=1, max_columns=3)");
    assertThat(rendering.said)
        .containsExactly(
            """
            print: |           n | s                    | d | ... |
            | ----------- | -------------------- | - | --- |
            | 12,345.679… | a very long text ... |   | ... |
            |         ... | ...                  | ... | ... |""");
  }

  @Test
  void methodsGiveOtherTables() {
    Rendering rendering = abc();
    assertThat(rendering.value("t.select(['c', 'a']).column_names")).isEqualTo("('c', 'a')");
    assertThat(rendering.value("t.exclude('b').rows[0].values()")).isEqualTo("(1, Decimal('1.5'))");
    assertThat(rendering.value("t.rename({'a': 'q'}).rows[1]['q']")).isEqualTo("2");
    assertThat(rendering.value("t.rename(['x', 'y', 'z']).column_names"))
        .isEqualTo("('x', 'y', 'z')");
    assertThat(rendering.value("t.order_by('a', reverse=True).columns['a'].values()"))
        .isEqualTo("(2, 1)");
    assertThat(rendering.value("t.order_by('b').columns['b'].values()")).isEqualTo("('x', None)");
    assertThat(rendering.value("t.limit(1).rows | length")).isEqualTo("1");
    assertThat(rendering.value("t.limit(1, 2).rows[0][0]")).isEqualTo("2");
    assertThat(rendering.value("t.distinct('a').rows | length")).isEqualTo("2");
    assertThat(
            rendering.text(
                "{% macro big(r) %}{% if r['a'] == 2 %}yes{% endif %}{% endmacro %}"
                    + "{{ t.where(big).rows | length }}{{ t.find(big)['c'] }}"))
        .isEqualTo("12");
    assertThat(rendering.problem("t.select('zz')").code()).isEqualTo("A321");
  }

  @Test
  void anEmptyTableHasNothing() {
    Rendering rendering = new Rendering();
    rendering.with("t", TableValue.empty(rendering));
    assertThat(rendering.value("t.rows | length ~ (t.columns | length) ~ t.column_names"))
        .isEqualTo("00()");
    assertThat(rendering.value("'yes' if t else 'no'")).isEqualTo("no");
    assertThat(rendering.value("t.columns[0] is defined")).isEqualTo("False");
  }
}
