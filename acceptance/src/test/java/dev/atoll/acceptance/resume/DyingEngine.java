package dev.atoll.acceptance.resume;

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
import dev.atoll.engine.Server;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import dev.atoll.engine.duckdb.DuckDbEngine;
import dev.atoll.engine.postgres.PostgresEngine;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** A real engine in a process that dies; see {@link Dying}. */
abstract class DyingEngine implements Engine {
  private final Engine real;

  DyingEngine(Engine real) {
    this.real = real;
  }

  /** DuckDB. */
  public static final class OnDuckDb extends DyingEngine {
    public OnDuckDb() {
      super(new DuckDbEngine());
    }
  }

  /** PostgreSQL. */
  public static final class OnPostgres extends DyingEngine {
    public OnPostgres() {
      super(new PostgresEngine());
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
    return Dying.around(real.open(target, access, limits));
  }
}
