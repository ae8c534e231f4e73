package dev.atoll.core.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to stop, made once and for good. Safe for use by several threads.
 *
 * <p>Work asks {@link #isRequested} between steps and registers an action with {@link #onRequest}
 * for what blocks, such as cancelling the running statement.
 */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean requested;

  /** Ends an action's registration; closing twice does nothing. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Asks for a stop; each registered action runs once, on the caller's thread. */
  public void request() {
    List<Runnable> due;
    synchronized (actions) {
      if (requested) {
        return;
      }
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public boolean isRequested() {
    return requested;
  }

  /** Has an action run when a stop is asked for; at once if it already was. */
  public Registration onRequest(Runnable action) {
    synchronized (actions) {
      if (!requested) {
        actions.add(action);
        return () -> remove(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void remove(Runnable action) {
    synchronized (actions) {
      actions.remove(action);
    }
  }
}
