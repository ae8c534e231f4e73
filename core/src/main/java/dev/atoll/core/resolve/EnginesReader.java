package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code engines}, {@code secrets}, {@code shared} and {@code routing}. */
final class EnginesReader {
  static final List<String> ROUTING_KEYS = List.of("engine", "database", "schema");
  static final List<String> SHARED_KEYS =
      List.of("engine", "path", "database", "schema", "views", "tables");
  static final List<String> SECRET_KEYS =
      List.of("env_var", "file", "command", "ttl", "parallel", "timeout");
  private static final List<String> OF_COMMANDS = List.of("ttl", "parallel", "timeout");

  private static final int MOST_PARALLEL = 256;

  private final Problems problems;

  EnginesReader(Problems problems) {
    this.problems = problems;
  }

  SequencedMap<String, EngineSpec> engines(Optional<YamlMap> section) {
    SequencedMap<String, EngineSpec> engines = new LinkedHashMap<>();
    for (YamlEntry entry : entries(section)) {
      Fields.of(entry.value(), "engine '" + entry.key() + "'", problems)
          .flatMap(fields -> engine(entry, fields))
          .ifPresent(engine -> engines.put(entry.key(), engine));
    }
    return engines;
  }

  private Optional<EngineSpec> engine(YamlEntry entry, Fields fields) {
    YamlMap map = (YamlMap) entry.value();
    if (fields.entry("type").isEmpty()
        && (fields.entry("profile").isPresent() || fields.entry("target").isPresent())) {
      fields.only(List.of("profile", "target"));
      return Optional.of(
          new EngineSpec.Profile(
              entry.key(), entry.place(), fields.text("profile"), fields.text("target")));
    }
    Optional<String> type = fields.required("type", "duckdb");
    SequencedMap<String, YamlEntry> settings = new LinkedHashMap<>(map.fields());
    settings.remove("type");
    return type.map(
        name ->
            new EngineSpec.Direct(
                entry.key(), entry.place(), name, new YamlMap(map.place(), settings)));
  }

  SequencedMap<String, SecretSpec> secrets(Optional<YamlMap> section) {
    SequencedMap<String, SecretSpec> secrets = new LinkedHashMap<>();
    for (YamlEntry entry : entries(section)) {
      Fields.of(entry.value(), "secret '" + entry.key() + "'", problems)
          .map(fields -> fields.only(SECRET_KEYS))
          .flatMap(fields -> secret(entry, fields))
          .ifPresent(secret -> secrets.put(entry.key(), secret));
    }
    return secrets;
  }

  private Optional<SecretSpec> secret(YamlEntry entry, Fields fields) {
    List<String> sources =
        List.of("env_var", "file", "command").stream()
            .filter(key -> fields.entry(key).isPresent())
            .toList();
    if (sources.size() != 1) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              entry.place(),
              "secret '" + entry.key() + "' needs one of env_var, file and command",
              sources.isEmpty() ? "" : "it has " + String.join(" and ", sources),
              "say where it comes from, such as 'env_var: WAREHOUSE_PASSWORD'"));
      return Optional.empty();
    }
    String name = entry.key();
    Place place = entry.place();
    if (!sources.getFirst().equals("command")) {
      OF_COMMANDS.stream()
          .flatMap(key -> fields.entry(key).stream())
          .forEach(
              other ->
                  problems.add(
                      badSecret(
                          name,
                          other.place(),
                          "'" + other.key() + "' belongs to a command",
                          "remove it, or get the secret from a command")));
    }
    return switch (sources.getFirst()) {
      case "env_var" ->
          fields
              .text("env_var")
              .map(variable -> new SecretSpec.EnvironmentVariable(name, place, variable));
      case "file" -> fields.text("file").map(file -> new SecretSpec.TextFile(name, place, file));
      default -> command(name, place, fields);
    };
  }

  private Optional<SecretSpec> command(String name, Place place, Fields fields) {
    List<String> command = fields.texts("command").stream().map(YamlScalar::text).toList();
    Optional<Duration> ttl = duration("ttl", name, fields);
    Duration timeout = duration("timeout", name, fields).orElse(SecretSpec.Command.TIMEOUT);
    int parallel = parallel(name, fields);
    if (command.isEmpty()) {
      problems.add(
          badSecret(
              name,
              fields.entry("command").map(YamlEntry::place).orElse(place),
              "its command is empty",
              "write program and arguments, such as [vault, kv, get, -field=pw, \"eu/{tenant}\"]"));
      return Optional.empty();
    }
    return Optional.of(new SecretSpec.Command(name, place, command, ttl, parallel, timeout));
  }

  private Optional<Duration> duration(String key, String name, Fields fields) {
    Optional<YamlEntry> entry = fields.entry(key);
    Optional<Duration> length =
        entry
            .filter(found -> found.value() instanceof YamlScalar)
            .flatMap(found -> Durations.of(((YamlScalar) found.value()).text()))
            // A value may be good for no time at all; a command needs some.
            .filter(found -> found.isPositive() || !key.equals("timeout"));
    if (entry.isPresent() && length.isEmpty()) {
      problems.add(
          badSecret(
              name,
              entry.get().value().place(),
              "'" + key + "' is no length of time" + (key.equals("timeout") ? " above zero" : ""),
              "write a number and s, m or h, such as '45m'"));
    }
    return length;
  }

  private int parallel(String name, Fields fields) {
    Optional<YamlEntry> entry = fields.entry("parallel");
    if (entry.isEmpty()) {
      return SecretSpec.Command.PARALLEL;
    }
    if (entry.get().value() instanceof YamlScalar scalar
        && scalar.value() instanceof Long number
        && number >= 1
        && number <= MOST_PARALLEL) {
      return number.intValue();
    }
    problems.add(
        badSecret(
            name,
            entry.get().value().place(),
            "'parallel' is no number from 1 to " + MOST_PARALLEL,
            "write how many commands may run at a time"));
    return SecretSpec.Command.PARALLEL;
  }

  private static Problem badSecret(String name, Place place, String objection, String mend) {
    return Problem.error(
        FleetCodes.BAD_SECRET, place, "secret '" + name + "': " + objection, "", mend);
  }

  SequencedMap<String, SharedSpec> shared(Optional<YamlMap> section, List<String> engines) {
    SequencedMap<String, SharedSpec> shared = new LinkedHashMap<>();
    for (YamlEntry entry : entries(section)) {
      Optional<Fields> fields =
          Fields.of(entry.value(), "shared '" + entry.key() + "'", problems)
              .map(found -> found.only(SHARED_KEYS));
      Optional<String> engine = fields.flatMap(found -> found.required("engine", "local"));
      if (engine.isEmpty()) {
        continue;
      }
      if (!engines.contains(engine.get())) {
        Place place = fields.flatMap(found -> found.scalar("engine")).orElseThrow().place();
        problems.add(unknownEngine(engine.get(), place, engines));
        continue;
      }
      fields.ifPresent(found -> checkViews(entry, found));
      SequencedMap<String, YamlEntry> settings =
          new LinkedHashMap<>(((YamlMap) entry.value()).fields());
      settings.remove("engine");
      YamlMap rest = new YamlMap(entry.value().place(), settings);
      shared.put(entry.key(), new SharedSpec(entry.key(), entry.place(), engine.get(), rest));
    }
    return shared;
  }

  /** Views for each tenant want a schema of their own, and a condition for each table. */
  private void checkViews(YamlEntry entry, Fields fields) {
    Optional<YamlScalar> views = fields.scalar("views");
    Optional<YamlMap> tables = fields.mapping("tables");
    tables.ifPresent(
        map ->
            map.entries().forEach(table -> new Fields(map, "tables", problems).text(table.key())));
    if (views.isPresent() != tables.isPresent()) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              entry.place(),
              "shared '" + entry.key() + "' needs both 'views' and 'tables', or neither",
              "'views' is the schema of each tenant's views, 'tables' says which rows they show",
              "write 'views: \"raw_{tenant}\"' and 'tables: {orders: \"tenant_id = '{tenant}'\"}'"));
    }
    views
        .filter(written -> !written.text().contains("{tenant}"))
        .ifPresent(
            written ->
                problems.add(
                    Problem.error(
                        FleetCodes.BAD_DECLARATION,
                        written.place(),
                        "'views' of shared '" + entry.key() + "' is the same for all tenants",
                        "each tenant reads its own views, and nobody else's",
                        "put {tenant} into it, such as \"raw_{tenant}\"")));
  }

  Routing routing(Optional<YamlMap> section, SequencedMap<String, EngineSpec> engines) {
    if (section.isEmpty()) {
      return Routing.none();
    }
    Fields fields = new Fields(section.get(), "routing", problems).only(ROUTING_KEYS);
    fields
        .scalar("engine")
        .filter(written -> Template.of(written.text()).isLiteral())
        .filter(written -> !engines.containsKey(written.text()))
        .ifPresent(
            written ->
                problems.add(
                    unknownEngine(written.text(), written.place(), List.copyOf(engines.keySet()))));
    return new Routing(
        fields.setting("engine", Layers.ROUTING),
        fields.setting("database", Layers.ROUTING),
        fields.setting("schema", Layers.ROUTING));
  }

  static Problem unknownEngine(String name, Place place, List<String> engines) {
    return Problem.error(
        FleetCodes.UNKNOWN_ENGINE,
        place,
        "there is no engine '" + name + "'",
        engines.isEmpty()
            ? "fleet.yml declares no engines"
            : "fleet.yml declares " + String.join(", ", engines),
        Nearest.suggestion(name, engines, "declare it under 'engines' in fleet.yml"));
  }

  private static Iterable<YamlEntry> entries(Optional<YamlMap> section) {
    return section.map(YamlMap::entries).orElse(List.of());
  }
}
