package dev.atoll.engine.postgres;

import java.util.Optional;

/**
 * One statement of provisioning.
 *
 * @param database empty for what belongs to the server as a whole
 * @param shown the statement itself, unless it sets a password
 */
record Change(
    Optional<String> tenant, Optional<String> database, String shown, Optional<Password> password) {

  /** A password to set; never shown. */
  record Password(String role, String word) {
    @Override
    public String toString() {
      return "a password of " + role;
    }
  }
}
