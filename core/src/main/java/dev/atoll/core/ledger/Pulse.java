package dev.atoll.core.ledger;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again while a run goes on: between two entries hours may pass, and a
 * connection that is lost meanwhile takes with it the sign that the run is alive.
 */
final class Pulse {
  private static final int SECONDS = 15;

  private final ScheduledExecutorService thread;

  private Pulse(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  static Pulse of(Runnable beat) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("atoll-ledger-", 0).factory());
    var _ = thread.scheduleWithFixedDelay(beat, SECONDS, SECONDS, TimeUnit.SECONDS);
    return new Pulse(thread);
  }

  void stop() {
    thread.shutdownNow();
  }
}
