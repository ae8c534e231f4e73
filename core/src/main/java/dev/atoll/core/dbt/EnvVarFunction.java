package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** dbt's {@code env_var(name, default)}. */
public final class EnvVarFunction extends CallableValue {
  /** Whether variables whose name begins with {@code DBT_ENV_SECRET_} may be read. */
  public enum Secrets {
    REFUSED,
    /** As in profiles.yml and packages.yml. */
    ALLOWED
  }

  private final Function<String, Optional<String>> lookup;
  private final Supplier<? extends Collection<String>> known;
  private final Secrets secrets;

  /**
   * @param known the names that are set, for suggestions
   */
  public EnvVarFunction(
      Function<String, Optional<String>> lookup,
      Supplier<? extends Collection<String>> known,
      Secrets secrets) {
    super("env_var");
    this.lookup = lookup;
    this.known = known;
    this.secrets = secrets;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    throw new UnsupportedOperationException(lookup + " " + known + " " + secrets);
  }
}
