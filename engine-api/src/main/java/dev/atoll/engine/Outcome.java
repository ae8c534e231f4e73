package dev.atoll.engine;

import java.util.OptionalLong;

/**
 * What a text of SQL did.
 *
 * @param rowsAffected of its last statement; empty where the engine does not say
 */
public record Outcome(OptionalLong rowsAffected) {
  public static final Outcome UNKNOWN = new Outcome(OptionalLong.empty());

  public static Outcome of(long rowsAffected) {
    return new Outcome(OptionalLong.of(rowsAffected));
  }
}
