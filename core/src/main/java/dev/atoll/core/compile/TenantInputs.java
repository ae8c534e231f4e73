package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Namespace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that one tenant hands to the rendering of the project.
 *
 * @param vars plain data; they win over the project's own for the root and all packages
 * @param varsLooked where these were looked for, for the cause of a Problem
 * @param config config trees by resource type as in dbt_project.yml, above all that the project
 *     says
 * @param env answers {@code env_var()}
 * @param envNames the names it knows, for suggestions
 * @param namespace where relations go that say nothing else
 * @param target the fields of {@code target}, without secrets
 * @param flags by dbt's names in upper case
 * @param layers what the tenant's layers say besides; {@code vars} and {@code env} show the secrets
 *     among their values as {@code {secret:name}}
 */
public record TenantInputs(
    TenantId id,
    SequencedMap<String, @Nullable Object> vars,
    String varsLooked,
    SequencedMap<String, @Nullable Object> config,
    Function<String, Optional<String>> env,
    Collection<String> envNames,
    Namespace namespace,
    SequencedMap<String, @Nullable Object> target,
    SequencedMap<String, @Nullable Object> flags,
    Invoked invoked,
    Notes notes,
    LayerInputs layers) {

  /** What is the same for all tenants of one invocation. */
  public record Invoked(String id, Instant started, Clock clock) {}

  public TenantInputs {
    vars = Ordered.map(vars);
    config = Ordered.map(config);
    target = Ordered.map(target);
    flags = Ordered.map(flags);
  }

  /**
   * The same tenant with some variables and environment variables replaced.
   *
   * @param otherVars those that are replaced
   * @param otherEnv texts by name
   */
  TenantInputs replacing(
      Map<String, ? extends @Nullable Object> otherVars, Map<String, String> otherEnv) {
    Map<String, @Nullable Object> allVars = new LinkedHashMap<>(vars);
    allVars.putAll(otherVars);
    List<String> names = new ArrayList<>(envNames);
    names.addAll(otherEnv.keySet());
    return new TenantInputs(
        id,
        new LinkedHashMap<>(allVars),
        varsLooked,
        config,
        name -> otherEnv.containsKey(name) ? Optional.of(otherEnv.get(name)) : env.apply(name),
        names,
        namespace,
        target,
        flags,
        invoked,
        notes,
        layers.without(otherVars.keySet(), otherEnv.keySet()));
  }

  /** The same tenant, whose templates are heard by somebody else. */
  TenantInputs with(Notes others) {
    return with(flags, invoked, others);
  }

  /** The same tenant at another moment. */
  TenantInputs with(Invoked other) {
    return with(flags, other, notes);
  }

  /** The same tenant with one flag replaced. */
  TenantInputs withFlag(String name, Boolean value) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>(flags);
    others.put(name, value);
    return with(Ordered.map(others), invoked, notes);
  }

  private TenantInputs with(
      SequencedMap<String, @Nullable Object> otherFlags, Invoked otherwise, Notes others) {
    return new TenantInputs(
        id,
        vars,
        varsLooked,
        config,
        env,
        envNames,
        namespace,
        target,
        otherFlags,
        otherwise,
        others,
        layers);
  }

  /** Whether a flag is set. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(flags.get(name));
  }
}
