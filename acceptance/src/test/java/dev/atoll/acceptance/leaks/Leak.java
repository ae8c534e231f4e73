package dev.atoll.acceptance.leaks;

import java.util.Locale;

/**
 * A reference to another tenant, planted into a project.
 *
 * @param number of the case
 * @param carrier where SQL reaches a connection
 * @param sql what is said there, with Jinja
 * @param plain the same as it reaches a connection when nobody refuses it
 */
record Leak(int number, LeakCarrier carrier, String sql, String plain) {
  /** The node that carries it. */
  String node() {
    return "leak_%s_%05d".formatted(carrier.name().toLowerCase(Locale.ROOT), number);
  }

  String macro() {
    return "says_%05d".formatted(number);
  }
}
