package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What one tenant reads of tables that hold the rows of many: a schema of views, one for each
 * table.
 *
 * @param name of the shared entry
 * @param from the schema of the tables
 * @param schema the schema of the tenant's views
 * @param written that schema as fleet.yml has it
 * @param conditions by table, in SQL, placeholders filled in
 */
public record SharedViews(
    String name,
    String from,
    String schema,
    String written,
    SequencedMap<String, String> conditions) {
  public SharedViews {
    conditions = Ordered.map(conditions);
  }

  /** Those of one tenant: of what is shared on the engine that it runs on. */
  public static List<SharedViews> of(
      Fleet fleet, Tenant tenant, Map<String, String> environment, Problems problems) {
    List<SharedViews> all = new ArrayList<>();
    for (SharedSpec spec : fleet.shared().values()) {
      Optional<String> schema = text(spec.settings(), "views");
      boolean here =
          tenant.engine() instanceof EngineTarget.Direct direct
              && direct.engine().equals(spec.engine());
      if (schema.isEmpty() || !here) {
        continue;
      }
      Origin origin = Origin.of(spec.name(), spec.place());
      Placeholders names = placeholders(fleet, tenant, environment, tenant.labels());
      Placeholders values = placeholders(fleet, tenant, environment, quoted(tenant.labels()));
      Optional<String> filled = names.text(schema.get(), Placeholders.Use.NAME, origin, problems);
      Optional<String> from =
          names.text(
              text(spec.settings(), "schema").orElse("public"),
              Placeholders.Use.NAME,
              origin,
              problems);
      SequencedMap<String, String> conditions = new LinkedHashMap<>();
      for (YamlEntry table : tables(spec)) {
        if (table.value() instanceof YamlScalar condition) {
          values
              .text(condition.text(), Placeholders.Use.NAME, origin, problems)
              .ifPresent(text -> conditions.put(table.key(), text));
        }
      }
      if (filled.isPresent() && from.isPresent()) {
        all.add(new SharedViews(spec.name(), from.get(), filled.get(), schema.get(), conditions));
      }
    }
    return all;
  }

  /** Whether tenants read what is shared through views only. */
  public static boolean areOf(SharedSpec spec) {
    return text(spec.settings(), "views").isPresent();
  }

  private static Iterable<YamlEntry> tables(SharedSpec spec) {
    return spec.settings().value("tables").filter(YamlMap.class::isInstance).stream()
        .flatMap(node -> ((YamlMap) node).entries().stream())
        .toList();
  }

  private static Optional<String> text(YamlMap settings, String key) {
    return settings
        .value(key)
        .filter(YamlScalar.class::isInstance)
        .map(node -> ((YamlScalar) node).text());
  }

  /** Labels inside the strings of a condition. */
  private static SequencedMap<String, Setting> quoted(SequencedMap<String, Setting> labels) {
    SequencedMap<String, Setting> quoted = new LinkedHashMap<>();
    labels.forEach(
        (name, label) ->
            quoted.put(
                name,
                new Setting(String.valueOf(label.value()).replace("'", "''"), label.origin())));
    return quoted;
  }

  private static Placeholders placeholders(
      Fleet fleet, Tenant tenant, Map<String, String> environment, Map<String, Setting> labels) {
    return new Placeholders(
        Optional.of(tenant.id()),
        tenant.environment(),
        labels,
        Ordered.set(labels.keySet()),
        environment,
        new Secrets(
            fleet.root(),
            fleet.secrets(),
            SecretUse.LEAVE_OUT,
            new SecretCommands(fleet.root(), environment, System::nanoTime)));
  }
}
