package dev.atoll.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * What decides how a node is built for a tenant, by hash, each kind of cause apart. Names of
 * databases, schemas, relations and environments are in none of them.
 *
 * @param code source text, seed content, the macros that can be reached, the engine's type
 * @param config as resolved, with what the contract says of columns
 * @param settings the variables, environment and target fields that it reads, with their values
 * @param upstream of all that it reads, and of what those read
 * @param sql the symbolic SQL; empty where it is known only when it runs, or there is none
 */
public record Fingerprint(
    String code, String config, String settings, String upstream, Optional<String> sql) {

  /** All of it in one, for those who read the node. */
  public String whole() {
    return Digest.ofList(
        "node", List.of(code, config, settings, upstream, sql.orElse("known at run")));
  }

  /** Whether logic and settings are the same, upstream included. */
  public boolean isSameAs(Fingerprint other) {
    return equals(other);
  }
}
