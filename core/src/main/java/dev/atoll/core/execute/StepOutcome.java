package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.engine.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one step of one tenant ended.
 *
 * @param problem present when the reason is a failure or a warning
 * @param message what the engine said, as dbt's artifacts show it
 * @param rows written or affected, where the engine says so
 * @param failures rows a test found
 * @param started when it began; of a step that never began the time that was known
 * @param compiledIn how long compiling took
 * @param sql compiled; empty where there is none
 * @param compiled the file with the compiled SQL
 * @param freshness of a source that was asked how old it is
 */
public record StepOutcome(
    Node node,
    Reason reason,
    Optional<Problem> problem,
    String message,
    OptionalLong rows,
    OptionalLong failures,
    Instant started,
    Duration compiledIn,
    Duration elapsed,
    Optional<String> sql,
    Optional<Path> compiled,
    Optional<FreshnessAnswer> freshness) {
  /** A step that {@code --changed-only} leaves out. */
  public static StepOutcome leftOut(Node node, Instant now) {
    return notRun(node, Reason.UNCHANGED, Reason.UNCHANGED.code(), now);
  }

  /** A step that never began. */
  static StepOutcome notRun(Node node, Reason reason, Instant now) {
    return notRun(node, reason, "", now);
  }

  /** A step that the interrupted run had done. */
  static StepOutcome alreadyDone(Node node, OptionalLong rows, Instant now) {
    StepOutcome plain = notRun(node, Reason.ALREADY_DONE, "done by the interrupted run", now);
    return new StepOutcome(
        node,
        plain.reason,
        plain.problem,
        plain.message,
        rows,
        plain.failures,
        now,
        plain.compiledIn,
        plain.elapsed,
        plain.sql,
        plain.compiled,
        plain.freshness);
  }

  /** A step of which nobody can tell whether it was done. */
  static StepOutcome uncertain(Node node, String why, Instant now) {
    Problem problem =
        new EngineException(
                EngineException.Kind.UNCERTAIN,
                "it is not known whether the step was committed\n" + why)
            .problem()
            .at(node.facts().place());
    StepOutcome plain = notRun(node, Reason.UNCERTAIN, problem.message(), now);
    return new StepOutcome(
        node,
        plain.reason,
        Optional.of(problem),
        plain.message,
        plain.rows,
        plain.failures,
        now,
        plain.compiledIn,
        plain.elapsed,
        plain.sql,
        plain.compiled,
        plain.freshness);
  }

  /** A step that never began, with a word about it. */
  static StepOutcome notRun(Node node, Reason reason, String message, Instant now) {
    return new StepOutcome(
        node,
        reason,
        Optional.empty(),
        message,
        OptionalLong.empty(),
        OptionalLong.empty(),
        now,
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Why those who wait for it do not begin when it did not end well. */
  Reason reasonOfDependents() {
    return reason == Reason.CANCELLED || reason == Reason.NOT_STARTED
        ? Reason.NOT_STARTED
        : Reason.UPSTREAM_FAILED;
  }

  /** Whether those who wait for it may begin. */
  boolean letsOthersBegin() {
    return reason.kind() == Reason.Kind.DONE || reason.kind() == Reason.Kind.WARNED;
  }
}
