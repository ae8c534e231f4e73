package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Capability;
import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.MacroFile;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Route;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An engine without a driver. What needs no database works for its tenants, in the words of the SQL
 * standard; opening it fails, so that their steps end {@code engine_unavailable} and the others
 * run.
 */
record AbsentEngine(String type) implements Engine {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** What dbt's adapters call the database. */
  private static final List<String> DATABASE = List.of("database", "dbname", "catalog", "project");

  private static final List<String> SCHEMA = List.of("schema", "dataset");

  @Override
  public Dialect dialect() {
    return Standard.SQL;
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
    return new Namespace(first(target, DATABASE), first(target, SCHEMA));
  }

  private String first(Target target, List<String> keys) {
    return keys.stream().flatMap(key -> target.text(key).stream()).findFirst().orElse(type);
  }

  @Override
  public Optional<Route> route(Target target) {
    return Optional.empty();
  }

  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    return new Nothing(List.copyOf(shared));
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    throw new EngineException(
        EngineException.Kind.UNAVAILABLE, "there is no driver for engine type '" + type + "'");
  }

  private record Nothing(List<SharedDatabase> shared) implements Keeper {
    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private enum Standard implements Dialect {
    SQL;

    @Override
    public String fold(String identifier) {
      return identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isPlain(String identifier) {
      return PLAIN.matcher(identifier).matches();
    }

    @Override
    public String literal(@Nullable Object value) {
      return switch (value) {
        case null -> "null";
        case Boolean flag -> flag ? "true" : "false";
        case Number number -> number.toString();
        case Object other -> "'" + other.toString().replace("'", "''") + "'";
      };
    }
  }
}
