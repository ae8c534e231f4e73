package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code adapter} while a project is parsed: there is no connection, and every question to the
 * database has an empty answer.
 */
public final class ParsingAdapterValue implements HostValue {
  private final NodeScope scope;
  private final Dialect dialect;
  private final Relation.Quoting quoting;
  private final Notes notes;

  public ParsingAdapterValue(
      NodeScope scope, Dialect dialect, Relation.Quoting quoting, Notes notes) {
    this.scope = scope;
    this.dialect = dialect;
    this.quoting = quoting;
    this.notes = notes;
  }

  @Override
  public String typeName() {
    return "ParseDatabaseWrapper";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "Relation" -> new RelationClassValue(dialect, quoting);
      case "Column" -> ColumnClassValue.of(dialect.typeText());
      case "dispatch" -> new Dispatch(scope).named(name);
      case "type" -> answering(name, StringValue.of(scope.macros().adapter()));
      case "quote" ->
          function(
              name,
              (arguments, current) ->
                  arguments.require(name, 0, "identifier") instanceof StringValue text
                      ? StringValue.of(dialect.quote(text.text()))
                      : StringValue.EMPTY);
      case "get_columns_in_relation",
          "get_missing_columns",
          "list_relations",
          "list_relations_without_caching",
          "list_schemas" ->
          answering(name, new ListValue());
      case "check_schema_exists", "already_exists" -> answering(name, BoolValue.FALSE);
      case "execute", "run_sql" ->
          function(
              name,
              (arguments, current) -> TupleValue.of(StringValue.EMPTY, TableValue.empty(notes)));
      default -> answering(name, NoneValue.NONE);
    };
  }

  private static Value answering(String name, Value answer) {
    return function(name, (arguments, render) -> answer);
  }

  private static Value function(String name, HostFunction function) {
    return function.named(name);
  }
}
