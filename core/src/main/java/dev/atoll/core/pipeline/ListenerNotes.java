package dev.atoll.core.pipeline;

import dev.atoll.core.dbt.Notes;
import dev.atoll.domain.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Passes on what a tenant's templates want to be seen. */
record ListenerNotes(RunListener listener, TenantId tenant, InstantSource clock) implements Notes {
  @Override
  public void info(String message) {
    note(message);
  }

  @Override
  public void debug(String message) {
    // Nothing listens to debug messages yet; they are for a log file.
  }

  @Override
  public void warning(String message) {
    note("warning: " + message);
  }

  @Override
  public void print(String message) {
    note(message);
  }

  private void note(String text) {
    listener.on(new RunEvent.Note(clock.instant(), Optional.of(tenant), text));
  }
}
