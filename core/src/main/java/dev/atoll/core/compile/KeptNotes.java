package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands on what a template says, and keeps it to be said again. For one thread while it fills. */
final class KeptNotes implements Notes {
  private final List<Consumer<Notes>> said = new ArrayList<>();
  private final Notes notes;

  KeptNotes(Notes notes) {
    this.notes = notes;
  }

  /** What was said, to be said to others in the same order. */
  List<Consumer<Notes>> said() {
    return List.copyOf(said);
  }

  private void say(Consumer<Notes> note) {
    said.add(note);
    note.accept(notes);
  }

  @Override
  public void info(String message) {
    say(to -> to.info(message));
  }

  @Override
  public void debug(String message) {
    say(to -> to.debug(message));
  }

  @Override
  public void warning(String message) {
    say(to -> to.warning(message));
  }

  @Override
  public void print(String message) {
    say(to -> to.print(message));
  }
}
