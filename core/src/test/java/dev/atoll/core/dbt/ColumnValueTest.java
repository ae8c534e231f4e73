package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.Column;
import dev.atoll.engine.TypeText;
import org.junit.jupiter.api.Test;

/** Expected values are those of dbt-duckdb's and dbt-postgres's columns. */
final class ColumnValueTest {
  private static Rendering with(String type) {
    return new Rendering()
        .with("c", ColumnValue.of(new Column("amount", type), TypeText.WHOLE))
        .with("Column", ColumnClassValue.INSTANCE);
  }

  @Test
  void aColumnKeepsTheWholeTypeText() {
    assertThat(with("DECIMAL(18,3)").value("[c.name, c.column, c.dtype, c.data_type, c.quoted]"))
        .isEqualTo("['amount', 'amount', 'DECIMAL(18,3)', 'DECIMAL(18,3)', '\"amount\"']");
    assertThat(with("DECIMAL(18,3)").value("[c.numeric_precision, c.is_numeric()]"))
        .isEqualTo("[None, False]");
  }

  @Test
  void aStringWithoutSizeHasDbts() {
    assertThat(with("VARCHAR").value("c.data_type ~ c.string_size() ~ c.is_string()"))
        .isEqualTo("character varying(256)256True");
    assertThat(with("VARCHAR").value("c.literal(\"'x'\")"))
        .isEqualTo("'x'::character varying(256)");
  }

  @Test
  void kindsOfTypesAreTold() {
    assertThat(with("HUGEINT").value("[c.is_integer(), c.is_number(), c.is_float()]"))
        .isEqualTo("[True, True, False]");
    assertThat(with("DOUBLE").value("[c.is_integer(), c.is_number(), c.is_float()]"))
        .isEqualTo("[False, True, True]");
    assertThat(with("TIMESTAMP").value("[c.is_string(), c.is_number()]"))
        .isEqualTo("[False, False]");
    assertThat(with("INTEGER").problem("c.string_size()").code()).isEqualTo("A321");
  }

  @Test
  void theClassMakesColumnsAndTypes() {
    Rendering rendering = with("INTEGER");
    assertThat(rendering.value("Column.create('a', 'string').dtype")).isEqualTo("TEXT");
    assertThat(rendering.value("Column('a', 'varchar', 10).data_type"))
        .isEqualTo("character varying(10)");
    assertThat(rendering.value("Column('a', 'numeric', none, 10, 2).data_type"))
        .isEqualTo("numeric(10,2)");
    assertThat(rendering.value("Column.string_type(5) ~ Column.numeric_type('decimal', 3, 1)"))
        .isEqualTo("character varying(5)decimal(3,1)");
    assertThat(rendering.value("Column.translate_type('string') ~ Column.translate_type('foo')"))
        .isEqualTo("TEXTfoo");
    assertThat(rendering.value("Column.from_description('a', 'numeric(10,2)').numeric_scale"))
        .isEqualTo("2");
    assertThat(rendering.problem("Column.from_description('a', 'varchar(x)')").code())
        .isEqualTo("A321");
  }

  @Test
  void aStringExpandsToALongerOne() {
    Rendering rendering = with("INTEGER");
    assertThat(rendering.value("Column('a','varchar',10).can_expand_to(Column('a','varchar',20))"))
        .isEqualTo("True");
    assertThat(rendering.value("Column('a','varchar',20).can_expand_to(Column('a','varchar',10))"))
        .isEqualTo("False");
    assertThat(rendering.value("Column('a','text').can_expand_to(c)")).isEqualTo("False");
  }

  @Test
  void structsHaveFieldsAndFlatten() {
    Rendering rendering = with("STRUCT(a INTEGER, \"b c\" STRUCT(c VARCHAR, d INTEGER[]))");
    assertThat(rendering.value("c.fields | map(attribute='name') | list"))
        .isEqualTo("['a', 'b c']");
    assertThat(rendering.text("{% for f in c.flatten() %}{{ f.name }} {{ f.dtype }};{% endfor %}"))
        .isEqualTo("amount.a INTEGER;amount.b c.c VARCHAR;amount.b c.d INTEGER[];");
    assertThat(with("INTEGER[]").value("c.flatten() | length")).isEqualTo("1");
    assertThat(with("STRUCT(a INT)[]").value("c.flatten()[0].name")).isEqualTo("amount.a");
  }

  private static Rendering inParts(String type) {
    return new Rendering()
        .with("c", ColumnValue.of(new Column("a", type), TypeText.IN_PARTS))
        .with("Column", ColumnClassValue.IN_PARTS);
  }

  @Test
  void whereTypesComeApartLengthsAreTheColumnsOwn() {
    String parts = "[c.dtype, c.data_type, c.char_size, c.numeric_precision, c.numeric_scale]";
    assertThat(inParts("character varying(20)").value(parts))
        .isEqualTo("['character varying', 'character varying(20)', 20, None, None]");
    assertThat(inParts("numeric(12,3)").value(parts))
        .isEqualTo("['numeric', 'numeric(12,3)', None, 12, 3]");
    assertThat(inParts("numeric").value(parts))
        .isEqualTo("['numeric', 'numeric', None, None, None]");
    assertThat(inParts("integer").value(parts)).isEqualTo("['integer', 'integer', None, 32, 0]");
    assertThat(inParts("text").value(parts)).isEqualTo("['text', 'text', None, None, None]");
    assertThat(inParts("character varying").value("c.data_type")).isEqualTo("character varying");
    assertThat(inParts("timestamp without time zone").value("c.data_type"))
        .isEqualTo("timestamp without time zone");
  }

  @Test
  void whereTypesComeApartTheirKindsAreTheServers() {
    assertThat(inParts("double precision").value("[c.is_float(), c.is_number()]"))
        .isEqualTo("[True, True]");
    assertThat(inParts("bigserial").value("c.is_integer()")).isEqualTo("True");
    assertThat(inParts("hugeint").value("c.is_integer()")).isEqualTo("False");
    assertThat(inParts("character varying(20)").value("c.can_expand_to(Column('b', 'text'))"))
        .isEqualTo("True");
  }
}
