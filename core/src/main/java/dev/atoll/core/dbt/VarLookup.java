package dev.atoll.core.dbt;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where {@code var()} finds its values, for one package and one tenant. */
public interface VarLookup {
  /**
   * The value, plain data or a rope; {@link #ABSENT} when nothing sets it (a value may be null).
   */
  @Nullable Object find(String name);

  /** All names that have a value, for suggestions. */
  Collection<String> names();

  /** Where a value was looked for, for the cause of a Problem. */
  String looked();

  /** What {@link #find} answers when nothing sets a variable. */
  Absent ABSENT = Absent.ABSENT;

  /** The type of {@link #ABSENT}. */
  enum Absent {
    ABSENT
  }
}
