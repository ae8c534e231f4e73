package dev.atoll.core.pipeline;

import dev.atoll.core.dbt.Notes;
import dev.atoll.core.session.SecretTexts;

/** What a tenant's templates want to be seen, without its secrets. */
record MaskedNotes(Notes notes, SecretTexts secrets) implements Notes {
  @Override
  public void info(String message) {
    notes.info(secrets.masked(message));
  }

  @Override
  public void debug(String message) {
    notes.debug(secrets.masked(message));
  }

  @Override
  public void warning(String message) {
    notes.warning(secrets.masked(message));
  }

  @Override
  public void print(String message) {
    notes.print(secrets.masked(message));
  }
}
