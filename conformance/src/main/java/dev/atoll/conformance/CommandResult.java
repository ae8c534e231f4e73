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
    String shown() {
      return failures.isEmpty() ? status : status + " " + failures;
    }
  }
}
