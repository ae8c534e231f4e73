package dev.atoll.core.dbt;

import dev.atoll.engine.Relation;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** Something said of each part of a relation's name: dbt's {@code Path} and {@code Policy}. */
record PartsValue(String typeName, Value database, Value schema, Value identifier)
    implements HostValue {

  static PartsValue of(RelationPath path) {
    return new PartsValue(
        "Path",
        Python.orNone(path.database()),
        Python.orNone(path.schema()),
        Python.orNone(path.identifier()));
  }

  static PartsValue of(Included included) {
    return policy(included.database(), included.schema(), included.identifier());
  }

  static PartsValue of(Relation.Quoting quoting) {
    return policy(quoting.database(), quoting.schema(), quoting.identifier());
  }

  private static PartsValue policy(boolean database, boolean schema, boolean identifier) {
    return new PartsValue(
        "Policy", BoolValue.of(database), BoolValue.of(schema), BoolValue.of(identifier));
  }

  DictValue dict() {
    return new DictValue()
        .put("database", database)
        .put("schema", schema)
        .put("identifier", identifier);
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "database" -> database;
      case "schema" -> schema;
      case "identifier" -> identifier;
      default -> null;
    };
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue name ? attribute(name.text(), render) : null;
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String repr(Render render) {
    return "%s(database=%s, schema=%s, identifier=%s)"
        .formatted(
            typeName,
            Repr.of(database, render),
            Repr.of(schema, render),
            Repr.of(identifier, render));
  }
}
