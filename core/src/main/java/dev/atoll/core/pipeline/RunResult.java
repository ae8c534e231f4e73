package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run did, tenant by tenant. The same shape whether it has just ended or is read back from
 * the ledger.
 *
 * @param name the fleet's or project's name
 * @param call who asked for it, and with what
 * @param root the folder that places in problems are relative to
 * @param elapsed wall time; of an unfinished run what the ledger knows
 * @param tenants every selected tenant, also those that never started; in the fleet's order, from
 *     the ledger by id
 * @param problems of the run as a whole: warnings of the project, a policy that refuses
 * @param targetPath where compiled SQL and artifacts were written
 */
public record RunResult(
    String runId,
    BuildRequest.Verb verb,
    String name,
    FleetShape shape,
    RunCall call,
    Path root,
    Instant started,
    Duration elapsed,
    Outcome outcome,
    List<TenantResult> tenants,
    List<Problem> problems,
    Optional<Path> targetPath) {

  /** How a run ended as a whole; the exit code follows from it. */
  public enum Outcome {
    /** Everything that was to be done is done; warnings are allowed. */
    DONE,
    /** At least one step or tenant failed. */
    FAILED,
    /** A policy says the run is not good although no step failed. */
    REFUSED,
    /** Cancelled before its end. */
    INTERRUPTED,
    /** Only from the ledger: it goes on, as far as can be seen. */
    RUNNING,
    /** Only from the ledger: begun, never ended, and nobody carries it out any more. */
    UNFINISHED
  }

  public RunResult {
    tenants = List.copyOf(tenants);
    problems = List.copyOf(problems);
  }

  /** The same with further problems of the run as a whole, each told once. */
  RunResult with(List<Problem> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<Problem> all = Stream.concat(problems.stream(), further.stream()).distinct().toList();
    return new RunResult(
        runId, verb, name, shape, call, root, started, elapsed, outcome, tenants, all, targetPath);
  }
}
