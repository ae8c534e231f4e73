package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fleet's engines by themselves, for who looks after them whoever lives there. */
public final class AdministeredEngines {
  private AdministeredEngines() {}

  /**
   * An engine as far as it is the same for all tenants.
   *
   * @param target what is each tenant's own, such as its login, is left out; empty where even the
   *     server is
   */
  public record Administered(EngineSpec.Direct spec, Optional<EngineTarget.Direct> target) {}

  /** Those that the fleet's file describes, with the secrets of their administrators. */
  public static List<Administered> of(
      ResolvedFleet resolved, Map<String, String> processEnvironment) {
    Fleet fleet = resolved.fleet();
    Placeholders placeholders =
        new Placeholders(
            Optional.empty(),
            resolved.environment(),
            Ordered.map(Map.<String, Setting>of()),
            Ordered.set(List.of()),
            processEnvironment,
            new Secrets(
                fleet.root(),
                fleet.secrets(),
                SecretUse.ADMINISTER,
                new SecretCommands(fleet.root(), processEnvironment, System::nanoTime)));
    EngineTargets targets = new EngineTargets(fleet);
    return fleet.engines().values().stream()
        .filter(EngineSpec.Direct.class::isInstance)
        .map(EngineSpec.Direct.class::cast)
        .map(spec -> new Administered(spec, target(targets, spec, placeholders)))
        .toList();
  }

  private static Optional<EngineTarget.Direct> target(
      EngineTargets targets, EngineSpec.Direct spec, Placeholders placeholders) {
    return targets
        .ofAll(spec, placeholders, new Problems())
        .filter(target -> has("host", spec, target) && has("port", spec, target));
  }

  private static boolean has(String key, EngineSpec.Direct spec, EngineTarget.Direct target) {
    boolean written = spec.settings().value(key).filter(YamlScalar.class::isInstance).isPresent();
    return !written || !String.valueOf(value(key, target)).contains("{");
  }

  private static Object value(String key, EngineTarget.Direct target) {
    Setting setting = target.settings().get(key);
    return setting == null || setting.value() == null ? "{" : setting.value();
  }
}
