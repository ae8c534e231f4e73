package dev.atoll.core.dbt;

import dev.atoll.domain.Nearest;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * dbt's {@code env_var(name, default)}. A read is recorded as {@code read("env_var", name)}, absent
 * when the variable is not set; a secret's value is never recorded, as only files that no render is
 * shared for may read one.
 */
public final class EnvVarFunction extends CallableValue {
  /** Whether variables whose name begins with {@code DBT_ENV_SECRET_} may be read. */
  public enum Secrets {
    REFUSED,
    /** As in profiles.yml and packages.yml. */
    ALLOWED
  }

  /** The kind under which reads are recorded. */
  public static final String KIND = "env_var";

  private static final String SECRET_PREFIX = "DBT_ENV_SECRET_";

  private final Function<String, @Nullable Value> lookup;
  private final Supplier<? extends Collection<String>> known;
  private final Secrets secrets;

  /**
   * @param known the names that are set, for suggestions
   */
  public EnvVarFunction(
      Function<String, Optional<String>> lookup,
      Supplier<? extends Collection<String>> known,
      Secrets secrets) {
    this(name -> answer(lookup, name), known, secrets, "env_var");
  }

  private EnvVarFunction(
      Function<String, @Nullable Value> lookup,
      Supplier<? extends Collection<String>> known,
      Secrets secrets,
      String name) {
    super(name);
    this.lookup = lookup;
    this.known = known;
    this.secrets = secrets;
  }

  /**
   * As the constructor, for one tenant, whose values may be atoms.
   *
   * @param lookup null when a variable is not set
   */
  public static EnvVarFunction answering(
      Function<String, @Nullable Value> lookup, Supplier<? extends Collection<String>> known) {
    return new EnvVarFunction(lookup, known, Secrets.REFUSED, "env_var");
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    arguments.only("env_var", "var", "default");
    String name = Texts.of(arguments.require("env_var", 0, "var"), render);
    Value found = name.startsWith(SECRET_PREFIX) ? secret(name) : read(name, render);
    if (found != null) {
      return found;
    }
    Value otherwise = arguments.find(1, "default", NoneValue.NONE);
    if (otherwise == NoneValue.NONE) {
      throw missing(name);
    }
    return otherwise;
  }

  private @Nullable Value read(String name, Render render) {
    return render.read(KIND, name, List.of(), () -> lookup.apply(name));
  }

  /** The answer to a recorded read; null when the variable is not set. */
  public static @Nullable Value answer(Function<String, Optional<String>> lookup, String name) {
    return lookup.apply(name).<Value>map(StringValue::of).orElse(null);
  }

  private @Nullable Value secret(String name) {
    if (secrets == Secrets.REFUSED) {
      throw DbtProblems.problem(
          DbtProblems.SECRET_ENV_VAR,
          "the secret environment variable '" + name + "' may not be read here",
          "variables that begin with " + SECRET_PREFIX + " never reach SQL or artifacts",
          "read it in profiles.yml or packages.yml, or give the variable another name");
    }
    return lookup.apply(name);
  }

  private RuntimeException missing(String name) {
    return DbtProblems.problem(
        DbtProblems.MISSING_ENV_VAR,
        "the environment variable '" + name + "' is not set",
        "env_var('" + name + "') has no default",
        Nearest.suggestion(
            name,
            known.get().stream().filter(other -> !other.startsWith(SECRET_PREFIX)).toList(),
            "set it, or give env_var() a default"));
  }
}
