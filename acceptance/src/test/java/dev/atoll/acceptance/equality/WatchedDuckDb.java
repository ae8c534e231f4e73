package dev.atoll.acceptance.equality;

import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Capability;
import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.MacroFile;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Route;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import dev.atoll.engine.duckdb.DuckDbEngine;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * DuckDB, with somebody who is told of each database when it is open and before it closes. Only one
 * process has a file, and a run shares its opening with nobody, so this is the way to a second
 * connection while a run goes on.
 */
public final class WatchedDuckDb implements Engine {
  /** Who watches. */
  interface Watcher {
    void opened(Database database);

    void closing();
  }

  /** What is watched. */
  interface Doing<E extends Exception> {
    void run() throws E;
  }

  private static final ScopedValue<Watcher> WATCHER = ScopedValue.newInstance();

  private final Engine engine = new DuckDbEngine();
  private final Watcher watcher = WATCHER.get();

  /** For the service loader. */
  public WatchedDuckDb() {}

  /**
   * Runs something with this engine in DuckDB's place.
   *
   * @param services a file to be written
   */
  static <E extends Exception> void watch(Watcher watcher, Path services, Doing<E> doing)
      throws E, IOException {
    URL named = Files.writeString(services, WatchedDuckDb.class.getName()).toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(WatchedDuckDb.class.getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + Engine.class.getName())
                ? Collections.enumeration(List.of(named))
                : super.getResources(name);
          }
        });
    try {
      ScopedValue.where(WATCHER, watcher)
          .<Optional<Object>, E>call(
              () -> {
                doing.run();
                return Optional.empty();
              });
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    Database database = engine.open(target, access, limits);
    watcher.opened(database);
    return new Database() {
      @Override
      public Namespace namespace() {
        return database.namespace();
      }

      @Override
      public Session session() {
        return database.session();
      }

      @Override
      public void close() {
        watcher.closing();
        database.close();
      }
    };
  }

  @Override
  public String type() {
    return engine.type();
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public SequencedSet<Capability> capabilities() {
    return engine.capabilities();
  }

  @Override
  public List<MacroFile> macros() {
    return engine.macros();
  }

  @Override
  public List<Problem> check(Target target) {
    return engine.check(target);
  }

  @Override
  public Namespace namespace(Target target) {
    return engine.namespace(target);
  }

  @Override
  public Optional<Route> route(Target target) {
    return engine.route(target);
  }

  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    return engine.keep(shared);
  }
}
