package dev.atoll.core.compile;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.EnvVarFunction;
import dev.atoll.core.dbt.VarFunction;
import dev.atoll.core.dbt.VarLookup;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders the YAML that is read before there is a target: profiles.yml, and names and paths in
 * dbt_project.yml. It sees {@code env_var()}, secrets among them, and the {@code --vars}.
 */
public final class ConfigRenderer {
  private final YamlRenderer yaml = new YamlRenderer(DbtFilters.withNativeFilters(Syntax.JINJA));
  private final Scope scope;

  /**
   * Makes a renderer.
   *
   * @param vars of the command line, plain data
   * @param env the process environment
   */
  public ConfigRenderer(Map<String, ? extends @Nullable Object> vars, Map<String, String> env) {
    Function<String, Optional<String>> lookup = name -> Optional.ofNullable(env.get(name));
    Scope inner =
        Scope.of(
                Map.of(
                    "env_var",
                    new EnvVarFunction(lookup, env::keySet, EnvVarFunction.Secrets.ALLOWED)))
            .or(Globals.scope());
    this.scope =
        Scope.of(
                Map.of(
                    "var",
                    new VarFunction(
                        new CommandLine(vars), inner, DbtFilters.withDbtFilters(Syntax.JINJA))))
            .or(inner);
  }

  /** The value as plain data. */
  public @Nullable Object value(YamlNode node) {
    return yaml.render(node, scope, Render.plain());
  }

  /** The values of a mapping as plain data. */
  public Map<String, @Nullable Object> values(YamlMap map) {
    return yaml.map(map, scope, Render.plain());
  }

  /** A name or path as text. */
  public String text(YamlScalar scalar) {
    return String.valueOf(value(scalar));
  }

  private record CommandLine(Map<String, ? extends @Nullable Object> vars) implements VarLookup {
    @Override
    public @Nullable Object find(String name) {
      return vars.containsKey(name) ? vars.get(name) : ABSENT;
    }

    @Override
    public Collection<String> names() {
      return vars.keySet();
    }

    @Override
    public String looked() {
      return "only --vars counts here";
    }
  }
}
