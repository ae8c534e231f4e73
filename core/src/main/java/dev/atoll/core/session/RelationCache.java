package dev.atoll.core.session;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.engine.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What exists in a tenant's database, read once per schema and kept true by those who create,
 * rename and drop; dbt's relation cache. Safe for use by several threads.
 */
public final class RelationCache {
  /** A schema, folded. */
  private record SchemaKey(String database, String schema) {}

  private final Dialect dialect;
  private final String ownDatabase;
  private final Map<SchemaKey, Map<String, Relation>> schemas = new LinkedHashMap<>();

  RelationCache(Dialect dialect, String ownDatabase) {
    this.dialect = dialect;
    this.ownDatabase = ownDatabase;
  }

  /** Reads schemas that are not known yet, all in one query. */
  public synchronized void load(Optional<String> database, List<String> names, Session session) {
    List<String> unknown =
        names.stream().filter(name -> !schemas.containsKey(key(database, name))).toList();
    if (unknown.isEmpty()) {
      return;
    }
    unknown.forEach(name -> schemas.put(key(database, name), new LinkedHashMap<>()));
    Optional<String> asked = database.filter(name -> !isOwn(name));
    for (Relation relation : session.catalog(asked, unknown)) {
      add(
          new Relation(
              Optional.of(database.orElse(ownDatabase)),
              relation.schema(),
              relation.identifier(),
              relation.kind()));
    }
  }

  /** The relation of a name, with its kind; reads its schema when that is not known yet. */
  public synchronized Optional<Relation> find(Relation relation, Session session) {
    load(relation.database(), List.of(relation.schema()), session);
    return Optional.ofNullable(
        known(relation.database(), relation.schema()).get(dialect.fold(relation.identifier())));
  }

  /** All relations of a schema, in the engine's order. */
  public synchronized List<Relation> list(
      Optional<String> database, String schema, Session session) {
    load(database, List.of(schema), session);
    return new ArrayList<>(known(database, schema).values());
  }

  private Map<String, Relation> known(Optional<String> database, String schema) {
    return schemas.getOrDefault(key(database, schema), Map.of());
  }

  public synchronized void add(Relation relation) {
    schemas
        .computeIfAbsent(key(relation.database(), relation.schema()), key -> new LinkedHashMap<>())
        .put(dialect.fold(relation.identifier()), relation);
  }

  /** Forgets a relation; whether it may have been there. */
  public synchronized boolean drop(Relation relation) {
    Map<String, Relation> known = schemas.get(key(relation.database(), relation.schema()));
    return known == null || known.remove(dialect.fold(relation.identifier())) != null;
  }

  public synchronized void rename(Relation from, Relation to) {
    Map<String, Relation> known = schemas.get(key(from.database(), from.schema()));
    Relation was = known == null ? null : known.remove(dialect.fold(from.identifier()));
    add(
        new Relation(
            to.database(), to.schema(), to.identifier(), was == null ? to.kind() : was.kind()));
  }

  /** Forgets a schema that was dropped. */
  public synchronized void dropSchema(Optional<String> database, String schema) {
    schemas.put(key(database, schema), new LinkedHashMap<>());
  }

  private SchemaKey key(Optional<String> database, String schema) {
    return new SchemaKey(dialect.fold(database.orElse(ownDatabase)), dialect.fold(schema));
  }

  private boolean isOwn(String database) {
    return dialect.fold(database).equals(dialect.fold(ownDatabase));
  }
}
