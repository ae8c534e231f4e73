package dev.atoll.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run.
 *
 * @param request what was asked for
 * @param startedBy who ran it
 * @param process which process ran it, to find out whether it still does
 * @param ended empty while it runs, and for a lost one
 */
public record RunRecord(
    RunId id,
    Request request,
    String startedBy,
    RunProcess process,
    RunState state,
    Instant started,
    Optional<Instant> ended) {

  /**
   * What a run was asked to do. No text may hold a secret; what is unknown or not given is empty.
   *
   * @param verb {@code build}, {@code run} …
   * @param arguments the command line
   * @param fleet name of the fleet or project
   * @param shape {@code plain} or {@code fleet}
   * @param environment {@code {env}} or the target
   * @param tenants how many are to run
   * @param vars {@code --vars} as given, secrets masked
   * @param targetPath where artifacts are written
   */
  public record Request(
      String verb,
      List<String> arguments,
      String fleet,
      String shape,
      String environment,
      int tenants,
      String vars,
      String targetPath) {
    public Request {
      arguments = List.copyOf(arguments);
    }
  }

  /** A run that begins now, in this process. */
  public static RunRecord starting(RunId id, Request request, Instant started) {
    return new RunRecord(
        id,
        request,
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
