package dev.atoll.cli.progress;

import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.cli.text.Ink;
import dev.atoll.cli.text.ProblemText;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.RunListener;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run while it goes on. Which way is known only when the run has begun: a line per step for
 * one tenant, a line now and then for a fleet, a display that redraws itself for a fleet on a
 * terminal.
 */
public final class Progress implements RunListener, AutoCloseable {
  private final World world;
  private final Ink ink;
  private final ProblemText problems;
  private @Nullable ProgressView view;

  public Progress(World world, Ink ink, ProblemText problems) {
    this.world = world;
    this.ink = ink;
    this.problems = problems;
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      TimedLines lines = new TimedLines(world.out(), world.zone());
      begin(started, lines);
      view = viewFor(started, lines);
    }
    ProgressView shown = view;
    if (shown != null) {
      shown.on(event);
    }
  }

  /** Says something that is no result, without spoiling what is on the screen. */
  public synchronized void aside(String words) {
    if (view instanceof LiveDisplay live) {
      live.aside(words);
    } else {
      // What the terminal echoes for Ctrl-C stands at the beginning of a line of its own.
      world.err().print("\n" + words + "\n");
      world.err().flush();
    }
  }

  private ProgressView viewFor(RunEvent.RunStarted started, TimedLines lines) {
    if (started.tenants() == 1) {
      return new StepLines(lines, ink, started.verb());
    }
    if (world.screen().isTerminal(Screen.Stream.OUT)) {
      return LiveDisplay.open(world, ink, started);
    }
    return new TenantLines(lines, ink, started);
  }

  private void begin(RunEvent.RunStarted started, TimedLines lines) {
    if (!started.warnings().isEmpty()) {
      problems.lines(started.warnings()).forEach(world.err()::println);
      world.err().println();
      world.err().flush();
    }
    lines.print(started.at(), Opening.of(started));
  }

  /** Leaves nothing on the screen but lines that stay. */
  @Override
  public synchronized void close() {
    ProgressView shown = view;
    if (shown != null) {
      shown.close();
      view = null;
    }
  }
}
