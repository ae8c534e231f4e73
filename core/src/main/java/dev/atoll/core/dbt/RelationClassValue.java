package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** dbt's {@code api.Relation} and {@code adapter.Relation}: the class of relations. */
public final class RelationClassValue implements HostValue {
  private static final SequencedMap<String, RelationKind> KINDS = kinds();

  private final Dialect dialect;
  private final Relation.Quoting quoting;

  /**
   * @param quoting the project's {@code quoting:}, for relations that say nothing else
   */
  public RelationClassValue(Dialect dialect, Relation.Quoting quoting) {
    this.dialect = dialect;
    this.quoting = quoting;
  }

  /** The class of the same engine's columns. */
  ColumnClassValue columns() {
    return ColumnClassValue.of(dialect.typeText());
  }

  private static SequencedMap<String, RelationKind> kinds() {
    SequencedMap<String, RelationKind> kinds = new LinkedHashMap<>();
    kinds.put("Table", RelationKind.TABLE);
    kinds.put("View", RelationKind.VIEW);
    kinds.put("CTE", RelationKind.CTE);
    kinds.put("MaterializedView", RelationKind.MATERIALIZED_VIEW);
    kinds.put("External", RelationKind.EXTERNAL);
    kinds.put("Ephemeral", RelationKind.EPHEMERAL);
    kinds.put("PointerTable", RelationKind.POINTER_TABLE);
    kinds.put("Function", RelationKind.FUNCTION);
    return kinds;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    RelationKind kind = KINDS.get(name);
    if (kind != null) {
      return StringValue.of(kind.dbtName());
    }
    HostFunction method =
        switch (name) {
          case "create" -> this::create;
          case "get_default_quote_policy" ->
              (arguments, inner) -> PartsValue.of(Relation.Quoting.ALL);
          case "get_default_include_policy" -> (arguments, inner) -> PartsValue.of(Included.ALL);
          case "add_ephemeral_prefix" ->
              (arguments, inner) ->
                  StringValue.of(
                      RelationValue.EPHEMERAL_PREFIX
                          + Texts.of(arguments.require(name, 0, "name"), inner));
          default -> null;
        };
    if (method != null) {
      return method.named(name);
    }
    return name.equals("get_relation_type") ? new KindsValue() : null;
  }

  /** {@code create(database=…, schema=…, identifier=…, type=…, quote_policy=…, path=…)}. */
  private Value create(Arguments arguments, Render render) {
    RelationPath path = new RelationPath(null, null, null);
    Map<String, Value> parts = new LinkedHashMap<>();
    Value nested = arguments.named().get("path");
    if (nested != null && nested != NoneValue.NONE) {
      parts.putAll(Python.strings(nested));
    }
    List<String> names = List.of("database", "schema", "identifier");
    for (int i = 0; i < names.size(); i++) {
      Value given = arguments.find(i, names.get(i));
      if (given != null) {
        parts.put(names.get(i), given);
      }
    }
    for (String name : names) {
      Value part = parts.get(name);
      if (part != null && part != NoneValue.NONE && !part.typeName().equals("str")) {
        throw DbtProblems.argument(
            "the " + name + " of a relation must be a text, not " + part.typeName(),
            "put quotes around it");
      }
      path = path.with(name, Python.optional(parts.get(name), render));
    }
    RelationValue bare =
        RelationValue.of(
            path, RelationMethods.kind(arguments.find(3, "type"), render), quoting, dialect);
    RelationValue whole = RelationMethods.policies(bare, arguments, render);
    return RelationMethods.checked(
        arguments.named().get("limit") instanceof IntValue limit
            ? whole.limited(limit.integer().intValueExact())
            : whole);
  }

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public String repr(Render render) {
    return "<class 'Relation'>";
  }

  /** dbt's enumeration of the types of relations. */
  private record KindsValue() implements HostValue {
    @Override
    public @Nullable Value attribute(String name, Render render) {
      RelationKind kind = KINDS.get(name);
      return kind == null ? null : StringValue.of(kind.dbtName());
    }

    @Override
    public String typeName() {
      return "EnumType";
    }
  }
}
