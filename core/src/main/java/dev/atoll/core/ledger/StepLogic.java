package dev.atoll.core.ledger;

import java.util.Locale;

/**
 * A step as the plan of a run had it: what it was planned from, by hash, and why.
 *
 * @param name as people call it
 * @param materialized empty where it means nothing
 * @param fate whether the run was to carry it out
 * @param reason code of the plan's reason, such as {@code code_changed}
 * @param settings names an entry of {@link RunLogic#settings}; empty when it reads none
 * @param sql empty where it was known only when it ran, or there is none
 */
public record StepLogic(
    String name,
    String materialized,
    Fate fate,
    String reason,
    String code,
    String config,
    String settings,
    String upstream,
    String sql) {

  /** What a plan does with a step. */
  public enum Fate {
    RUN,
    LEFT_OUT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Fate of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
