package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One isolated execution of the project, with everything decided. Values are those of {@link
 * Setting}, or a {@link Secret}.
 *
 * @param place where the list of tenants declares it
 * @param environment {@code {env}}; empty for a plain project without {@code --target}
 * @param vars the variables that contract, layers or {@code --vars} give; they win over the
 *     project's for the root and all packages
 * @param env values for {@code env_var()}, above the process environment
 * @param config config patches, as the layers wrote them and merged
 * @param database empty when the engine's own counts, as with {@code schema}
 * @param timezone an id that {@link java.time.ZoneId} knows
 * @param limits {@code memory} (text that {@link MemorySize} knows) and {@code threads} (Long)
 * @param sources what the layers say of sources, by the name they use
 * @param inputs source tables that must hold rows before the tenant starts
 * @param schedule when it is meant to run, five fields of cron in {@code timezone}; carried for
 *     whoever starts runs
 * @param overlays by name, in the order in which they apply, each with the origin of its name
 * @param trace everything the sources said, key by key ({@code vars}, {@code config}, {@code
 *     schema} …), for answers to "why this value"
 */
public record Tenant(
    TenantId id,
    Place place,
    SequencedMap<String, Setting> labels,
    Optional<String> environment,
    SequencedMap<String, Setting> vars,
    SequencedMap<String, Setting> env,
    SequencedMap<String, Setting> config,
    EngineTarget engine,
    Optional<Setting> database,
    Optional<Setting> schema,
    Optional<Setting> timezone,
    SequencedMap<String, Setting> limits,
    SequencedMap<String, SourceRule> sources,
    List<RequiredInput> inputs,
    Optional<Setting> schedule,
    Setting enabled,
    SequencedMap<String, Setting> overlays,
    Traced trace) {
  public Tenant {
    labels = Ordered.map(labels);
    vars = Ordered.map(vars);
    env = Ordered.map(env);
    config = Ordered.map(config);
    limits = Ordered.map(limits);
    sources = Ordered.map(sources);
    inputs = List.copyOf(inputs);
    overlays = Ordered.map(overlays);
  }

  public boolean isEnabled() {
    return Boolean.TRUE.equals(enabled.value());
  }
}
