package dev.atoll.core.dbt;

import dev.atoll.engine.Column;
import dev.atoll.jinja.value.HostValue;
import org.jspecify.annotations.Nullable;

/** dbt's {@code api.Column}. */
public record ColumnValue(
    String name,
    String type,
    @Nullable Long charSize,
    @Nullable Long numericPrecision,
    @Nullable Long numericScale)
    implements HostValue {

  /** A column as the engine describes it; the whole type text stays one, as dbt-duckdb has it. */
  public static ColumnValue of(Column column) {
    return new ColumnValue(column.name(), column.type(), null, null, null);
  }

  @Override
  public String typeName() {
    return "Column";
  }
}
