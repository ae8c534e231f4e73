package dev.atoll.core.pipeline;

import dev.atoll.core.compile.LayerInputs;
import dev.atoll.core.compile.SourceChange;
import dev.atoll.core.resolve.Contract;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.SourceRule;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Traced;
import dev.atoll.core.resolve.Variable;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/** Makes of a tenant's settings what compiling needs of them besides plain values. */
final class LayerInputsMaker {
  private static final int NONCE_BYTES = 12;

  /** One for all tenants, so that they share what they render. */
  private static final String NONCE = nonce();

  /** dbt hides the values of such variables in its logs. */
  private static final String SECRET_PREFIX = "DBT_ENV_SECRET_";

  private final Contract contract;
  private final Map<String, String> environment;

  LayerInputsMaker(Contract contract, Map<String, String> environment) {
    this.contract = contract;
    this.environment = environment;
  }

  private static String nonce() {
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  LayerInputs of(Tenant tenant) {
    Set<String> secretVars = names(tenant.vars());
    Set<String> secretEnv = names(tenant.env());
    return new LayerInputs(
        symbols(tenant),
        secretVars,
        secretEnv,
        secrets(tenant, secretVars, secretEnv),
        sources(tenant),
        tenant.inputs().stream()
            .map(
                input ->
                    new SourceChange.Required(input.source(), input.table(), place(input.origin())))
            .toList(),
        configured(tenant));
  }

  /** A value that is itself a template is no text to be filled in later: it is rendered. */
  private SequencedMap<String, String> symbols(Tenant tenant) {
    SequencedMap<String, String> symbols = new LinkedHashMap<>();
    tenant
        .vars()
        .forEach(
            (name, setting) -> {
              boolean symbolic = contract.variable(name).filter(Variable::isSymbolic).isPresent();
              if (symbolic
                  && setting.value() instanceof String text
                  && !text.contains("{{")
                  && !text.contains("{%")) {
                symbols.put(name, text);
              }
            });
    return symbols;
  }

  private static Set<String> names(Map<String, Setting> settings) {
    Set<String> names = new LinkedHashSet<>();
    settings.forEach(
        (name, setting) -> {
          if (setting.value() instanceof Secret) {
            names.add(name);
          }
        });
    return names;
  }

  private SecretTexts secrets(Tenant tenant, Set<String> vars, Set<String> env) {
    Map<String, Supplier<String>> values = new LinkedHashMap<>();
    vars.forEach(name -> values.put(name, text(tenant.vars().get(name))));
    env.forEach(name -> values.put(LayerInputs.ofEnvironment(name), text(tenant.env().get(name))));
    engine(tenant).forEach((name, setting) -> values.put(LayerInputs.ofField(name), text(setting)));
    List<String> ofEnvironment =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(SECRET_PREFIX))
            .map(Map.Entry::getValue)
            .toList();
    if (values.isEmpty() && ofEnvironment.isEmpty()) {
      return SecretTexts.NONE;
    }
    SecretTexts texts = new SecretTexts(NONCE, values);
    ofEnvironment.forEach(texts::alsoMask);
    return texts;
  }

  /** The settings of a tenant's engine that are secrets. */
  static SequencedMap<String, Setting> engine(Tenant tenant) {
    SequencedMap<String, Setting> secrets = new LinkedHashMap<>();
    if (tenant.engine() instanceof EngineTarget.Direct direct) {
      direct
          .settings()
          .forEach(
              (name, setting) -> {
                if (setting.value() instanceof Secret) {
                  secrets.put(name, setting);
                }
              });
    }
    return secrets;
  }

  private static Supplier<String> text(@org.jspecify.annotations.Nullable Setting setting) {
    if (setting == null || !(setting.value() instanceof Secret secret)) {
      throw new IllegalArgumentException("no secret");
    }
    return () -> String.valueOf(secret.reveal());
  }

  private static SequencedMap<String, SourceChange> sources(Tenant tenant) {
    SequencedMap<String, SourceChange> changes = new LinkedHashMap<>();
    tenant.sources().forEach((name, rule) -> changes.put(name, change(rule)));
    return changes;
  }

  private static SourceChange change(SourceRule rule) {
    SequencedMap<String, SourceChange.Where> tables = new LinkedHashMap<>();
    rule.tables()
        .forEach(
            (name, table) ->
                tables.put(
                    name,
                    new SourceChange.Where(
                        text(table.database()), text(table.schema()), text(table.identifier()))));
    return new SourceChange(
        rule.name(),
        rule.place(),
        new SourceChange.Where(text(rule.database()), text(rule.schema()), Optional.empty()),
        tables,
        places(rule.optional()),
        places(rule.absent()));
  }

  private static Optional<String> text(Optional<Setting> setting) {
    return setting.map(found -> String.valueOf(found.value()));
  }

  private static SequencedMap<String, Place> places(Map<String, Origin> origins) {
    SequencedMap<String, Place> places = new LinkedHashMap<>();
    origins.forEach((name, origin) -> places.put(name, place(origin)));
    return places;
  }

  private static Place place(Origin origin) {
    return origin.place().orElse(Place.of(origin.layer()));
  }

  private static List<SourceChange.Configured> configured(Tenant tenant) {
    List<SourceChange.Configured> found = new ArrayList<>();
    tenant
        .trace()
        .key("config")
        .filter(Traced::isSet)
        .ifPresent(config -> collect(List.of(), config, found));
    return found;
  }

  /** Keys without a plus that hold maps are folders, as in dbt_project.yml. */
  private static void collect(
      List<String> path, Traced level, List<SourceChange.Configured> found) {
    boolean deeper = false;
    for (Map.Entry<String, Traced> key : level.keys().entrySet()) {
      Traced value = key.getValue();
      if (value.isSet() && !key.getKey().startsWith("+") && value.value() instanceof Map) {
        List<String> below = new ArrayList<>(path);
        below.add(key.getKey());
        collect(below, value, found);
        deeper = true;
      }
    }
    if (!deeper && path.size() > 1) {
      found.add(new SourceChange.Configured(path, place(level.origin())));
    }
  }
}
