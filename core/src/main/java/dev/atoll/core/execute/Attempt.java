package dev.atoll.core.execute;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of running a node, before its times are known. */
record Attempt(
    Reason reason,
    Optional<Problem> problem,
    String message,
    OptionalLong rows,
    OptionalLong failures,
    Optional<FreshnessAnswer> freshness) {

  /** Of anything but a source. */
  Attempt(
      Reason reason,
      Optional<Problem> problem,
      String message,
      OptionalLong rows,
      OptionalLong failures) {
    this(reason, problem, message, rows, failures, Optional.empty());
  }

  static Attempt done(Reason reason, String message, OptionalLong rows) {
    return new Attempt(reason, Optional.empty(), message, rows, OptionalLong.empty());
  }

  /** Somebody asked for a stop while it ran; nothing is wrong with the node. */
  static Attempt cancelled() {
    return done(Reason.CANCELLED, "cancelled", OptionalLong.empty());
  }

  static Attempt failed(Reason reason, Problem problem) {
    return new Attempt(
        reason,
        Optional.of(problem),
        problem.message(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
