package dev.atoll.cli.progress;

import dev.atoll.cli.text.Amounts;
import dev.atoll.cli.text.Ink;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lines for logs of a fleet: every tenant that failed; every tenant that ended, as long as the
 * fleet is small; otherwise how far things are, every few seconds.
 */
final class TenantLines implements ProgressView {
  private static final int SMALL_FLEET = 20;
  private static final int MAX_FAILURE_LINES = 10;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final TimedLines lines;
  private final Ink ink;
  private final FleetState state;
  private Instant lastLine;

  TenantLines(TimedLines lines, Ink ink, RunEvent.RunStarted begun) {
    this.lines = lines;
    this.ink = ink;
    this.state = new FleetState(begun);
    this.lastLine = begun.at();
  }

  @Override
  public void on(RunEvent event) {
    state.on(event);
    switch (event) {
      case RunEvent.TenantFinished finished -> tenant(finished.at(), finished.result());
      case RunEvent.Note note ->
          lines.print(
              note.at(),
              note.tenant().map(tenant -> tenant + ": " + note.text()).orElse(note.text()));
      case RunEvent.RunStarted _,
          RunEvent.TenantStarted _,
          RunEvent.StepStarted _,
          RunEvent.StepFinished _,
          RunEvent.RunFinished _ -> {}
    }
    if (Duration.between(lastLine, event.at()).compareTo(BETWEEN_LINES) >= 0) {
      progress(event.at());
    }
  }

  private void tenant(Instant at, TenantResult tenant) {
    Optional<String> trouble = FleetState.trouble(tenant);
    if (trouble.isPresent()) {
      failure(at, tenant, firstLine(trouble.get()));
    } else if (state.begun().tenants() <= SMALL_FLEET) {
      String word =
          FleetState.stopped(tenant)
              ? ink.paint(Ink.Tone.WARN, "STOPPED")
              : ink.paint(Ink.Tone.GOOD, "OK");
      long carriedOut = tenant.steps().size() - tenant.count(Reason.Kind.SKIPPED);
      lines.print(
          at,
          "%s  %s  %s in %s"
              .formatted(
                  prefix(tenant),
                  word,
                  Amounts.of(carriedOut, "step"),
                  Amounts.brief(tenant.elapsed())));
    }
  }

  /** The first few are worth a line each; after that they are mostly the same again. */
  private void failure(Instant at, TenantResult tenant, String words) {
    if (state.tenantsFailed() <= MAX_FAILURE_LINES) {
      lines.print(at, prefix(tenant) + "  " + ink.paint(Ink.Tone.BAD, "FAILED") + "  " + words);
    } else if (state.tenantsFailed() == MAX_FAILURE_LINES + 1) {
      lines.print(at, "more failures; the summary will have them all");
    }
  }

  private String prefix(TenantResult tenant) {
    return "%d of %d  %s".formatted(state.tenantsDone(), state.begun().tenants(), tenant.tenant());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void progress(Instant now) {
    lastLine = now;
    String left =
        state.left(now).map(time -> ", about " + Amounts.clock(time) + " left").orElse("");
    lines.print(
        now,
        "%s of %s done, %d running, %d failed; %s of %s, %s per second%s"
            .formatted(
                Amounts.count(state.tenantsDone()),
                Amounts.of(state.begun().tenants(), "tenant"),
                state.tenantsRunning(),
                state.tenantsFailed(),
                Amounts.count(state.stepsDone()),
                Amounts.of(state.begun().steps(), "step"),
                Amounts.count(Math.round(state.stepsPerSecond(now))),
                left));
  }

  @Override
  public void close() {}
}
