package dev.atoll.engine;

import org.jspecify.annotations.Nullable;

/** How an engine writes and compares names and values. Stateless. */
public interface Dialect {
  /** A name, quoted, with quotes inside it escaped. */
  String quote(String identifier);

  /**
   * The form in which two names of one object are equal; what unquoted names are compared by. For
   * engines that compare quoted names exactly, this is the fold of an unquoted one.
   */
  String fold(String identifier);

  /** Whether a name means the same object unquoted as it does quoted. */
  boolean isPlain(String identifier);

  /**
   * A value as SQL text.
   *
   * @param value one of the values of {@link Session}
   */
  String literal(@Nullable Object value);
}
