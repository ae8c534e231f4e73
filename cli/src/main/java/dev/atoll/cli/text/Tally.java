package dev.atoll.cli.text;

import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of a run that its last lines show. */
public record Tally(
    long tenants,
    long failedTenants,
    long completeTenants,
    long passed,
    long warned,
    long failed,
    long skipped,
    long rows) {

  public static Tally of(RunResult run) {
    return new Tally(
        run.tenants().size(),
        run.tenants().stream().filter(TenantResult::failed).count(),
        run.tenants().stream().filter(Tally::isComplete).count(),
        count(run, Reason.Kind.DONE),
        count(run, Reason.Kind.WARNED),
        count(run, Reason.Kind.FAILED),
        count(run, Reason.Kind.SKIPPED),
        steps(run).mapToLong(step -> step.rows().orElse(0)).sum());
  }

  /** Nothing failed, and nothing is undone that was to be done. */
  private static boolean isComplete(TenantResult tenant) {
    return !tenant.failed()
        && tenant.steps().stream()
            .map(StepResult::reason)
            .noneMatch(
                reason -> reason.kind() == Reason.Kind.SKIPPED && reason != Reason.UNCHANGED);
  }

  private static long count(RunResult run, Reason.Kind kind) {
    return run.tenants().stream().mapToLong(tenant -> tenant.count(kind)).sum();
  }

  /** Every step of every tenant. */
  static Stream<StepResult> steps(RunResult run) {
    return run.tenants().stream().map(TenantResult::steps).flatMap(List::stream);
  }

  public long total() {
    return passed + warned + failed + skipped;
  }
}
