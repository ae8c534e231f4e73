package dev.atoll.core.pipeline;

import dev.atoll.engine.Database;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Session;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A tenant's share of a server whose password may run out while the tenant runs: each connection
 * takes it as it is then. Those that are open stay as they are.
 */
final class RenewedDatabase implements Database {
  private record Opened(Target target, Database database) {}

  private final Namespace namespace;
  private final Supplier<Target> current;
  private final Function<Target, Database> open;
  private final List<Opened> all = new ArrayList<>();
  private boolean closed;

  /**
   * Opens nothing yet.
   *
   * @param current the target with its secrets as they are now
   * @param open makes a database of a target
   */
  RenewedDatabase(Namespace namespace, Supplier<Target> current, Function<Target, Database> open) {
    this.namespace = namespace;
    this.current = current;
    this.open = open;
  }

  @Override
  public Namespace namespace() {
    return namespace;
  }

  @Override
  public Session session() {
    // A command may be run for it, so nobody is kept waiting meanwhile.
    return of(current.get()).session();
  }

  private synchronized Database of(Target target) {
    Optional<Opened> known =
        all.stream().filter(opened -> opened.target.equals(target)).findFirst();
    if (known.isPresent()) {
      return known.get().database;
    }
    Database database = open.apply(target);
    if (closed) {
      database.close();
    }
    all.add(new Opened(target, database));
    return database;
  }

  @Override
  public void close() {
    List<Opened> opened;
    synchronized (this) {
      closed = true;
      opened = List.copyOf(all);
    }
    opened.forEach(one -> one.database.close());
  }
}
