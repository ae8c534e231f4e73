package dev.atoll.core.session;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Capability;
import dev.atoll.engine.Column;
import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.MacroFile;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.Route;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine that counts its open connections and does nothing else. */
final class FakeServer implements Engine, Dialect {
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final AtomicInteger connected = new AtomicInteger();
  volatile boolean refuses;
  volatile boolean losesConnections;

  Lease lease(ConnectionBudget budget, int connections) {
    return new Lease(
        this,
        new FakeDatabase(),
        StatementCheck.NONE,
        budget.share(Optional.of(new dev.atoll.engine.Server("here:1", connections))));
  }

  private final class FakeDatabase implements Database {
    @Override
    public Namespace namespace() {
      return new Namespace("d", "s");
    }

    @Override
    public Session session() {
      if (refuses) {
        throw new EngineException(EngineException.Kind.UNAVAILABLE, "no");
      }
      connected.incrementAndGet();
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
      return new FakeSession();
    }

    @Override
    public void close() {}
  }

  private final class FakeSession implements Session {
    @Override
    public Outcome execute(String sql) {
      return Outcome.UNKNOWN;
    }

    @Override
    public ResultTable query(String sql) {
      return ResultTable.NONE;
    }

    @Override
    public void stream(String sql, RowVisitor visitor) {}

    @Override
    public void begin() {}

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public boolean inTransaction() {
      return false;
    }

    @Override
    public boolean isUsable() {
      return !losesConnections;
    }

    @Override
    public List<String> schemas(Optional<String> database) {
      return List.of();
    }

    @Override
    public List<Relation> catalog(Optional<String> database, List<String> schemas) {
      return List.of();
    }

    @Override
    public List<Column> columns(Relation relation) {
      return List.of();
    }

    @Override
    public void createSchema(Optional<String> database, String schema) {}

    @Override
    public void rename(Relation from, String to) {}

    @Override
    public long append(
        Relation table,
        List<String> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows) {
      return 0;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Override
  public String type() {
    return "fake";
  }

  @Override
  public Dialect dialect() {
    return this;
  }

  @Override
  public SequencedSet<Capability> capabilities() {
    return Ordered.set(List.of());
  }

  @Override
  public List<MacroFile> macros() {
    return List.of();
  }

  @Override
  public List<Problem> check(Target target) {
    return List.of();
  }

  @Override
  public Namespace namespace(Target target) {
    return new Namespace("d", "s");
  }

  @Override
  public Optional<Route> route(Target target) {
    return Optional.empty();
  }

  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    throw new UnsupportedOperationException("a fake server has nothing to share");
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    return new FakeDatabase();
  }

  @Override
  public String quote(String identifier) {
    return identifier;
  }

  @Override
  public String fold(String identifier) {
    return identifier.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isPlain(String identifier) {
    return true;
  }

  @Override
  public String literal(@Nullable Object value) {
    return String.valueOf(value);
  }
}
