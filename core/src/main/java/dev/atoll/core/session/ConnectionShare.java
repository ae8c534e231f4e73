package dev.atoll.core.session;

import dev.atoll.engine.EngineException;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one server. Who needs one while all are open waits until one is closed or lies
 * idle: an idle one is closed for him, since its lease may be waiting for a thread, and a thread
 * for a connection. A connection in use is never taken away.
 *
 * <p>Its lock is taken before a lease's, never after.
 */
public final class ConnectionShare {
  private final List<Lease> leases = new ArrayList<>();
  private int limit = Integer.MAX_VALUE;
  private int open;

  ConnectionShare() {}

  synchronized void limit(int connections) {
    limit = Math.min(limit, connections);
  }

  synchronized void join(Lease lease) {
    leases.add(lease);
  }

  synchronized void leave(Lease lease) {
    leases.remove(lease);
  }

  /** How many connections are open or about to be. */
  synchronized int open() {
    return open;
  }

  /** Takes the right to one more connection. */
  synchronized void take(Lease lease) {
    while (open >= limit && !closesIdle()) {
      refuse(lease);
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw cancelled();
      }
    }
    refuse(lease);
    open++;
  }

  private static void refuse(Lease lease) {
    if (lease.isCancelled()) {
      throw cancelled();
    }
  }

  private static EngineException cancelled() {
    return new EngineException(EngineException.Kind.CANCELLED, "cancelled");
  }

  private boolean closesIdle() {
    for (Lease lease : leases) {
      if (lease.closeIdle()) {
        open--;
        return true;
      }
    }
    return false;
  }

  /** Gives back the right to connections that were closed. */
  synchronized void give(int connections) {
    open -= connections;
    notifyAll();
  }

  /** Something that those who wait look at has changed. */
  synchronized void changed() {
    notifyAll();
  }
}
