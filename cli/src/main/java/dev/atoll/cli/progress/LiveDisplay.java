package dev.atoll.cli.progress;

import dev.atoll.cli.shell.World;
import dev.atoll.cli.text.Columns;
import dev.atoll.cli.text.Ink;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.TenantResult;

/**
 * A fleet's run on a terminal: a block that is redrawn a few times a second, and above it the lines
 * that stay (failures, notes).
 */
final class LiveDisplay implements ProgressView {
  private static final long MILLIS_BETWEEN_FRAMES = 125;
  private static final int MAX_FAILURE_LINES = 10;

  private final World world;
  private final Ink ink;
  private final FleetState state;
  private final Frame frame;
  private final Painter painter;
  private final Thread clock;
  private boolean closed;
  private int failuresShown;

  private LiveDisplay(World world, Ink ink, RunEvent.RunStarted begun) {
    this.world = world;
    this.ink = ink;
    this.state = new FleetState(begun);
    this.frame = new Frame(ink);
    this.painter = new Painter(world.out());
    this.clock = Thread.ofPlatform().name("atoll-display").daemon().unstarted(this::redraw);
  }

  static LiveDisplay open(World world, Ink ink, RunEvent.RunStarted begun) {
    LiveDisplay display = new LiveDisplay(world, ink, begun);
    display.clock.start();
    return display;
  }

  private void redraw() {
    while (true) {
      // Asked outside the lock: the answer may take a process.
      int width = world.screen().width().getAsInt();
      synchronized (this) {
        if (closed) {
          return;
        }
        painter.paint(frame.lines(state, world.clock().instant(), width));
      }
      try {
        Thread.sleep(MILLIS_BETWEEN_FRAMES);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public synchronized void on(RunEvent event) {
    state.on(event);
    switch (event) {
      case RunEvent.TenantFinished finished -> failure(finished.result());
      case RunEvent.Note note ->
          above(note.tenant().map(tenant -> tenant + ": " + note.text()).orElse(note.text()));
      case RunEvent.RunStarted _,
          RunEvent.TenantStarted _,
          RunEvent.StepStarted _,
          RunEvent.StepFinished _,
          RunEvent.RunFinished _ -> {}
    }
  }

  private void failure(TenantResult tenant) {
    FleetState.trouble(tenant).ifPresent(words -> failureLine(tenant, words));
  }

  private void failureLine(TenantResult tenant, String words) {
    failuresShown++;
    if (failuresShown <= MAX_FAILURE_LINES) {
      String line = words.lines().findFirst().orElse("");
      above(
          ink.paint(Ink.Tone.BAD, "FAILED")
              + "  "
              + tenant.tenant()
              + "  "
              + Columns.cut(line, 100));
    } else if (failuresShown == MAX_FAILURE_LINES + 1) {
      above("more failures; the summary will have them all");
    }
  }

  synchronized void aside(String words) {
    above(words);
  }

  private void above(String line) {
    painter.erase();
    world.out().print(line + "\n");
    world.out().flush();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      painter.erase();
    }
    clock.interrupt();
  }
}
