package dev.atoll.acceptance.leaks;

import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Capability;
import dev.atoll.engine.Column;
import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.MacroFile;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.Route;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Server;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import dev.atoll.engine.postgres.PostgresEngine;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** PostgreSQL without a server: it keeps what reaches its sessions, and answers with no rows. */
public final class RecordingEngine implements Engine {
  /** All that reached a session, since services are made without arguments. */
  static final Queue<String> REACHED = new ConcurrentLinkedQueue<>();

  private final Engine real = new PostgresEngine();

  /** Finds this engine and no other. */
  static final class OnlyThis extends ClassLoader {
    private static final String SERVICE = "META-INF/services/" + Engine.class.getName();

    OnlyThis(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (!name.equals(SERVICE)) {
        return super.getResources(name);
      }
      URL own = getResource("leaks/recording-engine");
      return Collections.enumeration(own == null ? List.of() : List.of(own));
    }
  }

  @Override
  public String type() {
    return real.type();
  }

  @Override
  public Dialect dialect() {
    return real.dialect();
  }

  @Override
  public SequencedSet<Capability> capabilities() {
    return real.capabilities();
  }

  @Override
  public List<MacroFile> macros() {
    return real.macros();
  }

  @Override
  public List<Problem> check(Target target) {
    return real.check(target);
  }

  @Override
  public Namespace namespace(Target target) {
    return real.namespace(target);
  }

  @Override
  public Optional<Route> route(Target target) {
    return real.route(target);
  }

  @Override
  public Optional<Server> server(Target target) {
    return real.server(target);
  }

  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    return real.keep(shared);
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    return new Recording(real.namespace(target));
  }

  private record Recording(Namespace namespace) implements Database {
    @Override
    public Session session() {
      return new RecordingSession();
    }

    @Override
    public void close() {}
  }

  private static final class RecordingSession implements Session {
    private boolean transaction;

    private static void reached(Object what) {
      REACHED.add(String.valueOf(what));
    }

    @Override
    public Outcome execute(String sql) {
      reached(sql);
      return Outcome.UNKNOWN;
    }

    @Override
    public ResultTable query(String sql) {
      reached(sql);
      return ResultTable.NONE;
    }

    @Override
    public void stream(String sql, RowVisitor visitor) {
      reached(sql);
    }

    @Override
    public void begin() {
      transaction = true;
    }

    @Override
    public void commit() {
      transaction = false;
    }

    @Override
    public void rollback() {
      transaction = false;
    }

    @Override
    public boolean inTransaction() {
      return transaction;
    }

    @Override
    public List<String> schemas(Optional<String> database) {
      reached(database);
      return List.of();
    }

    @Override
    public List<Relation> catalog(Optional<String> database, List<String> schemas) {
      reached(schemas);
      return List.of();
    }

    @Override
    public List<Column> columns(Relation relation) {
      reached(relation);
      return List.of();
    }

    @Override
    public void createSchema(Optional<String> database, String schema) {
      reached(schema);
    }

    @Override
    public void rename(Relation from, String to) {
      reached(from);
    }

    @Override
    public long append(
        Relation table,
        List<String> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows) {
      reached(table);
      return 0;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
