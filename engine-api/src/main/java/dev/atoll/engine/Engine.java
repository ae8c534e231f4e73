package dev.atoll.engine;

import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A kind of database, found by {@link java.util.ServiceLoader}. Stateless and safe for use by
 * several threads: what is open belongs to the {@link Database}s and {@link Keeper}s it returned.
 */
public interface Engine {
  /** The {@code type:} of a dbt profile that this engine serves, such as {@code duckdb}. */
  String type();

  Dialect dialect();

  /** What this engine can do beyond what every engine can. */
  SequencedSet<Capability> capabilities();

  /** The driver's own macros ({@code duckdb__…}), in the order of their paths; may be empty. */
  List<MacroFile> macros();

  /**
   * What is wrong with a target's settings: unknown, missing, ill-typed or unsupported ones. Opens
   * and touches nothing. The other methods may be called only for a target without errors.
   */
  List<Problem> check(Target target);

  /**
   * The database and schema that a target's unqualified names live in, known without opening it.
   */
  Namespace namespace(Target target);

  /**
   * The place a target writes to. Two targets with equal routes share it, so no two tenants may
   * have one; empty when every opening is a place of its own, as in memory.
   */
  Optional<Route> route(Target target);

  /**
   * The server that a target's sessions connect to, one connection each; empty when sessions need
   * none, as inside this process.
   */
  default Optional<Server> server(Target target) {
    return Optional.empty();
  }

  /**
   * Holds shared databases so that nobody, not even SQL inside this process, can write to them
   * while the keeper is open. Open one per run before the first {@link Access.Locked}, and close it
   * after the last.
   *
   * @throws EngineException when one of them is missing or cannot be opened
   */
  Keeper keep(List<SharedDatabase> shared);

  /**
   * Opens a target's database, making what is missing on the way unless it is opened for reading.
   * Where sessions are connections to a server, nothing may be noticed before the first of them.
   *
   * @throws EngineException when it cannot be opened: locked, no permission, disk full, …
   */
  Database open(Target target, Access access, Limits limits);

  /**
   * Finds out what is missing for some tenants of a fleet; changes nothing yet.
   *
   * @throws EngineException when the administrator cannot connect, or a driver knows no
   *     provisioning
   * @throws dev.atoll.domain.ProblemException when nothing says who the administrator is
   */
  default Provisioning provisioning(List<Provision> tenants, Provisioning.Existing existing) {
    throw new EngineException(
        EngineException.Kind.UNAVAILABLE, "nothing can be made in advance on " + type());
  }

  /**
   * What a target's server says of itself: equal where two names lead to one server, as through a
   * pooler. Asked as {@link OrphanSearch#target} says; empty where there is no server.
   *
   * @throws EngineException when it cannot be asked
   */
  default Optional<String> identity(Target target) {
    return server(target).map(Server::name);
  }

  /**
   * Looks for what tenants of a fleet have left behind. Changes nothing, and opens no database
   * file.
   *
   * @throws EngineException when nobody can look, or a driver does not know how to
   */
  default Orphans orphans(OrphanSearch search) {
    throw new EngineException(
        EngineException.Kind.UNAVAILABLE,
        "what tenants have left behind cannot be found on " + type());
  }
}
