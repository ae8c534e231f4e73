package dev.atoll.core.resolve;

import dev.atoll.domain.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What one source did to a value.
 *
 * @param written as the file has it, placeholders included; masked for secrets
 */
public record Contribution(Kind kind, @Nullable Object written, Origin origin) {
  /** How a source changes a value. */
  public enum Kind {
    /** Replaces whatever was there. */
    SET,
    /** Adds and replaces keys of a map. */
    MERGED,
    /** Adds to the end of a list. */
    APPENDED,
    /** Removes it. */
    UNSET,
    /** Would have decided it, and may not: there is no value. */
    REFUSED
  }
}
