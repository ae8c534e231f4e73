package dev.atoll.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection. For use by one thread at a time, except for {@link #cancel}. Outside of a
 * transaction every statement commits by itself.
 *
 * <p>Values, in rows that come back and in rows that are appended, are null, Boolean, Long,
 * BigInteger, BigDecimal, Double, String, LocalDate, LocalTime, LocalDateTime, OffsetDateTime,
 * byte[], List of values and Map of String to values; a type of the engine that has none of these
 * comes back as its text.
 *
 * <p>Every method but {@code cancel} and {@code close} throws {@link EngineException}. After an
 * error the session can be used on; an open transaction is left open, and may accept nothing but a
 * rollback.
 */
public interface Session extends AutoCloseable {
  /** Runs one or several statements and drops the rows they return. */
  Outcome execute(String sql);

  /** Runs one or several statements and returns all rows of the last one. */
  ResultTable query(String sql);

  /** Runs one or several statements and hands over the rows of the last one, one by one. */
  void stream(String sql, RowVisitor visitor);

  void begin();

  void commit();

  void rollback();

  /** Whether a transaction is open, begun by {@link #begin} or by SQL text. */
  boolean inTransaction();

  /** Whether it can still be used; false once its connection was lost. */
  default boolean isUsable() {
    return true;
  }

  /** The schemas of a database; empty for the target's own. */
  List<String> schemas(Optional<String> database);

  /**
   * The schemas of the target's database that the login may use, whoever owns them; none where the
   * border between tenants is another, or was given up.
   */
  default List<String> usableSchemas() {
    return List.of();
  }

  /**
   * The relations in some schemas of one database, each with its kind, by schema and name, from one
   * query. Schemas that do not exist have none.
   */
  List<Relation> catalog(Optional<String> database, List<String> schemas);

  /** The columns of a relation in their order; empty when it does not exist. */
  List<Column> columns(Relation relation);

  /** The relations that a drop with CASCADE takes along; none where the engine knows of none. */
  default List<Relation> dependents(Relation relation) {
    return List.of();
  }

  /** Makes a schema unless it exists, also while other sessions do the same. */
  void createSchema(Optional<String> database, String schema);

  /** Renames a table or view within its schema; its indexes stay with it. */
  void rename(Relation from, String to);

  /**
   * Loads rows into an existing table, in the open transaction or in one of its own.
   *
   * @param columns those that the rows fill, in the rows' order; others get their defaults
   * @return the number of rows
   */
  long append(
      Relation table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows);

  /**
   * Stops the statement that is running, if one is; it ends with {@link
   * EngineException.Kind#CANCELLED}. May be called from any thread, any number of times, and after
   * the session was closed.
   */
  void cancel();

  @Override
  void close();
}
