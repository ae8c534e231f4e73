package dev.atoll.engine;

import java.util.Optional;

/**
 * A named database object, whether or not it exists.
 *
 * @param database empty where it goes without saying
 * @param kind empty when unknown
 */
public record Relation(
    Optional<String> database, String schema, String identifier, Optional<RelationKind> kind) {

  /** Which parts of a name are quoted when it is written; dbt's {@code quoting:}. */
  public record Quoting(boolean database, boolean schema, boolean identifier) {
    public static final Quoting ALL = new Quoting(true, true, true);
  }

  public static Relation of(String database, String schema, String identifier) {
    return new Relation(Optional.of(database), schema, identifier, Optional.empty());
  }

  public static Relation of(String schema, String identifier) {
    return new Relation(Optional.empty(), schema, identifier, Optional.empty());
  }

  public Relation as(RelationKind known) {
    return new Relation(database, schema, identifier, Optional.of(known));
  }

  public Relation named(String other) {
    return new Relation(database, schema, other, kind);
  }

  /** The full name, every part quoted. */
  public String render(Dialect dialect) {
    return render(dialect, Quoting.ALL);
  }

  public String render(Dialect dialect, Quoting quoting) {
    var text = new StringBuilder();
    database.ifPresent(
        name -> text.append(quoting.database ? dialect.quote(name) : name).append('.'));
    text.append(quoting.schema ? dialect.quote(schema) : schema).append('.');
    return text.append(quoting.identifier ? dialect.quote(identifier) : identifier).toString();
  }

  /**
   * Whether both name one object to the engine, whatever their kinds; a missing database matches
   * any.
   */
  public boolean sameAs(Relation other, Dialect dialect) {
    boolean sameDatabase =
        database.isEmpty()
            || other.database.isEmpty()
            || same(database.get(), other.database.get(), dialect);
    return sameDatabase
        && same(schema, other.schema, dialect)
        && same(identifier, other.identifier, dialect);
  }

  private static boolean same(String left, String right, Dialect dialect) {
    return dialect.fold(left).equals(dialect.fold(right));
  }
}
