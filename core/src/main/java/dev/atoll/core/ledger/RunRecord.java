package dev.atoll.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run.
 *
 * @param command as typed, without secrets
 * @param fleet name of the fleet or project
 * @param environment {@code {env}} or the target; empty when unknown
 * @param tenants how many were to run
 * @param vars {@code --vars} as JSON, secrets masked; empty when not given
 * @param startedBy who ran it
 * @param process which process ran it, to find out whether it still does
 * @param ended empty while it runs
 */
public record RunRecord(
    RunId id,
    String command,
    String fleet,
    String environment,
    int tenants,
    String vars,
    String startedBy,
    RunProcess process,
    RunState state,
    Instant started,
    Optional<Instant> ended) {

  /** A run that begins now, in this process. */
  public static RunRecord starting(
      RunId id,
      String command,
      String fleet,
      String environment,
      int tenants,
      String vars,
      Instant started) {
    return new RunRecord(
        id,
        command,
        fleet,
        environment,
        tenants,
        vars,
        System.getProperty("user.name", ""),
        RunProcess.current(),
        RunState.RUNNING,
        started,
        Optional.empty());
  }

  /** From start to end; empty while it runs. */
  public Optional<Duration> duration() {
    return ended.map(end -> Duration.between(started, end));
  }
}
