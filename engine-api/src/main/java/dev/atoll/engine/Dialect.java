package dev.atoll.engine;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How an engine writes and compares names and values. Stateless. */
public interface Dialect {
  /** A name, quoted, with quotes inside it escaped; as the SQL standard does unless overridden. */
  default String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * The form in which two names of one object are equal; what unquoted names are compared by. For
   * engines that compare quoted names exactly, this is the fold of an unquoted one.
   */
  String fold(String identifier);

  /** Whether a name means the same object unquoted as it does quoted. */
  boolean isPlain(String identifier);

  /** How many characters a name may have, where the engine cuts longer ones off. */
  default OptionalInt longestName() {
    return OptionalInt.empty();
  }

  /** Whether one statement gives relations of a kind another name; dbt's can_be_renamed. */
  default boolean renames(RelationKind kind) {
    return false;
  }

  /** Whether relations of a kind are made anew in their place; dbt's can_be_replaced. */
  default boolean replaces(RelationKind kind) {
    return false;
  }

  /** How templates see the types of columns. */
  default TypeText typeText() {
    return TypeText.WHOLE;
  }

  /**
   * A value as SQL text.
   *
   * @param value one of the values of {@link Session}
   */
  String literal(@Nullable Object value);

  /**
   * SQL that gives a column's value as text, the same for equal values whatever the settings of the
   * session are and however the rows are stored; null for null. Floating point values are exact.
   *
   * @param column an expression, such as a quoted name
   * @param type as {@link Column} has it
   */
  default String stableText(String column, String type) {
    throw new EngineException(
        EngineException.Kind.UNAVAILABLE, "this engine cannot give values as stable text");
  }

  /**
   * SQL that makes a whole number of 60 bits from a text: the beginning of its MD5, which is the
   * same in all versions of an engine. Sums of it over the rows of a table are exact.
   *
   * @param text an expression that gives text; null gives null
   */
  default String textNumber(String text) {
    throw new EngineException(
        EngineException.Kind.UNAVAILABLE, "this engine cannot give values as stable text");
  }
}
