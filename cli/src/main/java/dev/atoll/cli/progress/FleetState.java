package dev.atoll.cli.progress;

import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the events of a fleet's run add up to. */
final class FleetState {
  private static final double SHARE_BEFORE_GUESSING = 0.02;

  /**
   * A tenant that is being worked on.
   *
   * @param node name of what began last; empty before the first step
   */
  record Running(TenantId tenant, Instant since, String node) {}

  private final RunEvent.RunStarted begun;
  private final Map<TenantId, Running> running = new LinkedHashMap<>();
  private int tenantsDone;
  private int tenantsFailed;
  private int stepsDone;

  FleetState(RunEvent.RunStarted begun) {
    this.begun = begun;
  }

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.TenantStarted tenant ->
          running.put(tenant.tenant(), new Running(tenant.tenant(), tenant.at(), ""));
      case RunEvent.StepStarted step ->
          running.computeIfPresent(
              step.tenant(),
              (tenant, before) -> new Running(tenant, before.since(), step.node().name()));
      case RunEvent.StepFinished _ -> stepsDone++;
      case RunEvent.TenantFinished tenant -> {
        running.remove(tenant.result().tenant());
        tenantsDone++;
        if (tenant.result().failed()) {
          tenantsFailed++;
        }
      }
      case RunEvent.RunStarted _, RunEvent.Note _, RunEvent.RunFinished _ -> {}
    }
  }

  RunEvent.RunStarted begun() {
    return begun;
  }

  int tenantsDone() {
    return tenantsDone;
  }

  int tenantsFailed() {
    return tenantsFailed;
  }

  int tenantsRunning() {
    return running.size();
  }

  int stepsDone() {
    return stepsDone;
  }

  Duration elapsed(Instant now) {
    return Duration.between(begun.at(), now);
  }

  /** The share of the work that is done, 0 to 1. */
  double share() {
    return begun.steps() == 0
        ? (double) tenantsDone / Math.max(1, begun.tenants())
        : (double) stepsDone / begun.steps();
  }

  double stepsPerSecond(Instant now) {
    double seconds = elapsed(now).toMillis() / 1000.0;
    return seconds <= 0 ? 0 : stepsDone / seconds;
  }

  /** Time left, if things go on as they did; empty while that would be a wild guess. */
  Optional<Duration> left(Instant now) {
    double share = share();
    if (share < SHARE_BEFORE_GUESSING || share >= 1) {
      return Optional.empty();
    }
    double seconds = elapsed(now).toMillis() / 1000.0 * (1 - share) / share;
    return Optional.of(Duration.ofSeconds(Math.round(seconds)));
  }

  /** Those that have been running longest, longest first. */
  List<Running> slowest(int limit) {
    List<Running> all = new ArrayList<>(running.values());
    all.sort(Comparator.comparing(Running::since));
    return all.subList(0, Math.min(limit, all.size()));
  }

  /** What went wrong for a tenant, in a few words; empty when nothing did. */
  static Optional<String> trouble(TenantResult tenant) {
    if (tenant.problem().isPresent()) {
      return Optional.of(tenant.problem().get().message());
    }
    return tenant.steps().stream()
        .filter(step -> step.reason().kind() == Reason.Kind.FAILED)
        .findFirst()
        .map(FleetState::words);
  }

  /** Whether it ended before all of its steps were carried out, without having failed. */
  static boolean stopped(TenantResult tenant) {
    return !tenant.failed()
        && tenant.steps().stream()
            .map(StepResult::reason)
            .anyMatch(
                reason -> reason.kind() == Reason.Kind.SKIPPED && reason != Reason.SOURCE_ABSENT);
  }

  private static String words(StepResult step) {
    String what = step.node().name() + ": " + step.reason().code();
    return step.problem().map(problem -> what + ": " + problem.message()).orElse(what);
  }
}
