package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.SharedSpec;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.SharedDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what tenants share, unwritable, one keeper for each kind of engine, until it is closed. */
final class Keepers implements AutoCloseable {
  /** A shared database that is not there, or is none. */
  static final String NOT_SHARED = "A640";

  private final Map<String, Keeper> keepers = new LinkedHashMap<>();

  private Keepers() {}

  /** Nothing is held: tenants have the rights of their profile. */
  static Keepers none() {
    return new Keepers();
  }

  /**
   * Holds all that the selected tenants may read.
   *
   * @throws ProblemException everything that cannot be held, at its place in the fleet file
   */
  static Keepers of(Loaded loaded) {
    Keepers all = new Keepers();
    Problems problems = new Problems();
    for (Loaded.Ready tenant : loaded.tenants()) {
      String type = tenant.engine().type();
      if (!all.keepers.containsKey(type) && !problems.hasErrors()) {
        all.open(loaded, tenant.engine(), problems);
      }
    }
    if (problems.hasErrors()) {
      all.close();
      throw new ProblemException(problems.sorted());
    }
    return all;
  }

  /** What keeps the tenants from reading what is shared, as warnings; holds nothing afterwards. */
  static List<Problem> warnings(Loaded loaded) {
    try (Keepers _ = of(loaded)) {
      return List.of();
    } catch (ProblemException e) {
      return e.problems().stream().map(Keepers::warning).toList();
    }
  }

  private static Problem warning(Problem error) {
    return new Problem(
        error.code(),
        Severity.WARNING,
        error.place(),
        error.message(),
        error.cause(),
        error.mend(),
        error.tenants(),
        error.trace());
  }

  private void open(Loaded loaded, Engine engine, Problems problems) {
    List<SharedDatabase> shared = loaded.shared().getOrDefault(engine.type(), List.of());
    try {
      keepers.put(engine.type(), engine.keep(shared));
    } catch (EngineException e) {
      // The engine stops at the first; people want to hear of all of them.
      shared.forEach(one -> alone(loaded, engine, one, problems));
      if (!problems.hasErrors()) {
        throw new ProblemException(e.problem());
      }
    }
  }

  private static void alone(Loaded loaded, Engine engine, SharedDatabase one, Problems problems) {
    try {
      engine.keep(List.of(one)).close();
    } catch (EngineException e) {
      Problem problem = problem(one, e);
      SharedSpec spec = loaded.fleet().shared().get(one.name());
      problems.add(spec == null ? problem : problem.at(spec.place()));
    }
  }

  private static Problem problem(SharedDatabase shared, EngineException refused) {
    String file = "'" + shared.name() + "' of 'shared:' cannot be read: " + shared.location();
    return switch (refused.kind()) {
      case MISSING_OBJECT ->
          Problem.error(
              NOT_SHARED,
              file,
              "there is no such file, and tenants may not make what they share",
              "publish it there before the tenants run, or correct the path of its engine");
      case SYNTAX,
          CONSTRAINT,
          CONNECTION_LOST,
          UNAVAILABLE,
          NOT_TRANSACTIONAL,
          TWO_DATABASES,
          UNCERTAIN,
          TIMED_OUT,
          OTHER ->
          Problem.error(
              NOT_SHARED,
              file,
              refused.getMessage(),
              "publish a database there that this version of the engine reads");
      case LOCKED, DISK_FULL, PERMISSION_DENIED, LOGIN_REFUSED, CANCELLED, REFUSED_BY_ISOLATION ->
          refused.problem();
    };
  }

  /** What holds what tenants of an engine share; empty where nobody is locked in. */
  Optional<Keeper> of(Engine engine) {
    return Optional.ofNullable(keepers.get(engine.type()));
  }

  @Override
  public void close() {
    keepers.values().forEach(Keeper::close);
  }
}
