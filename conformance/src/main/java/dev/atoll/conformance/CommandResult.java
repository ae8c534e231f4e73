package dev.atoll.conformance;

import java.util.SortedMap;

/**
 * One command, carried out.
 *
 * @param statuses by unique id: the status, with the number of failures where there is one
 */
record CommandResult(
    String command, int exitCode, double seconds, SortedMap<String, NodeResult> statuses) {
  /** One node's result. */
  record NodeResult(String status, String failures, String message) {
    /** Whether two results of a node agree; the number of failures counts for tests alone. */
    boolean isAs(NodeResult other, String id) {
      return status.equals(other.status)
          && (!id.startsWith("test.") || failures.equals(other.failures));
    }

    String shown() {
      return failures.isEmpty() ? status : status + " " + failures;
    }
  }
}
