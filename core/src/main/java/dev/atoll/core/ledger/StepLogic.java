package dev.atoll.core.ledger;

/**
 * What a step of a run was planned from, by hash, and why it was planned.
 *
 * @param reason code of the plan's reason, such as {@code code_changed}
 * @param settings names an entry of {@link RunLogic#settings}; empty when it reads none
 * @param sql empty where it was known only when it ran, or there is none
 */
public record StepLogic(
    String reason, String code, String config, String settings, String upstream, String sql) {

  /** Whether the same would be done, whatever the reason was. */
  public boolean isSameAs(StepLogic other) {
    return code.equals(other.code)
        && config.equals(other.config)
        && settings.equals(other.settings)
        && upstream.equals(other.upstream)
        && sql.equals(other.sql);
  }
}
