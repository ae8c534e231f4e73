package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The parts of a relation's name, of which any may be missing. */
public record RelationPath(
    @Nullable String database, @Nullable String schema, @Nullable String identifier) {

  public static RelationPath of(Relation relation) {
    return new RelationPath(
        relation.database().orElse(null), relation.schema(), relation.identifier());
  }

  /** A part by dbt's name for it: {@code database}, {@code schema} or {@code identifier}. */
  public @Nullable String part(String name) {
    return switch (name) {
      case "database" -> database;
      case "schema" -> schema;
      case "identifier" -> identifier;
      default -> throw new IllegalArgumentException("no part of a relation's name: " + name);
    };
  }

  RelationPath with(String name, @Nullable String value) {
    return switch (name) {
      case "database" -> new RelationPath(value, schema, identifier);
      case "schema" -> new RelationPath(database, value, identifier);
      case "identifier" -> new RelationPath(database, schema, value);
      default -> throw new IllegalArgumentException("no part of a relation's name: " + name);
    };
  }

  /** The parts that are present and included, joined by dots. */
  public String text(Dialect dialect, Included included, Relation.Quoting quoting) {
    StringJoiner text = new StringJoiner(".");
    if (database != null && included.database()) {
      text.add(quoting.database() ? dialect.quote(database) : database);
    }
    if (schema != null && included.schema()) {
      text.add(quoting.schema() ? dialect.quote(schema) : schema);
    }
    if (identifier != null && included.identifier()) {
      text.add(quoting.identifier() ? dialect.quote(identifier) : identifier);
    }
    return text.toString();
  }
}
