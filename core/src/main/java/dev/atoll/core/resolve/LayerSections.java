package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Whether {@code sources}, {@code inputs}, {@code schedule} and {@code config} have their shape.
 */
final class LayerSections {
  static final List<String> SOURCE_KEYS =
      List.of("database", "schema", "tables", "optional", "absent");
  static final List<String> TABLE_KEYS = List.of("database", "schema", "identifier");
  static final List<String> INPUT_KEYS = List.of("required");

  /** The headings of dbt_project.yml below which configs stand. */
  static final List<String> CONFIG_KEYS =
      List.of(
          "models",
          "seeds",
          "snapshots",
          "sources",
          "data_tests",
          "tests",
          "unit_tests",
          "exposures");

  private LayerSections() {}

  static boolean areSources(YamlMap sources, Problems problems) {
    Problems own = new Problems();
    for (YamlEntry source : sources.entries()) {
      if (Merging.isUnset(source.value())) {
        continue;
      }
      Fields.of(source.value(), "source '" + source.key() + "'", own)
          .map(fields -> fields.only(SOURCE_KEYS))
          .ifPresent(fields -> checkSource((YamlMap) source.value(), own));
    }
    problems.addAll(own.sorted());
    return !own.hasErrors();
  }

  private static void checkSource(YamlMap source, Problems problems) {
    for (YamlEntry entry : source.entries()) {
      switch (entry.key()) {
        case "database", "schema" -> checkText(entry, problems);
        case "optional", "absent" -> checkNames(entry, problems);
        case "tables" -> checkTables(entry, problems);
        default -> {
          // Unknown keys have been reported.
        }
      }
    }
  }

  private static void checkTables(YamlEntry tables, Problems problems) {
    if (Merging.isUnset(tables.value())) {
      return;
    }
    for (YamlEntry table :
        Fields.mapping(tables, problems).map(YamlMap::entries).orElse(List.of())) {
      if (Merging.isUnset(table.value())) {
        continue;
      }
      Fields.of(table.value(), "table '" + table.key() + "'", problems)
          .map(fields -> fields.only(TABLE_KEYS))
          .ifPresent(
              fields ->
                  ((YamlMap) table.value())
                      .entries().stream()
                          .filter(entry -> TABLE_KEYS.contains(entry.key()))
                          .forEach(entry -> checkText(entry, problems)));
    }
  }

  private static void checkText(YamlEntry entry, Problems problems) {
    if (!Merging.isUnset(entry.value())) {
      Fields.text(entry.value(), "'" + entry.key() + "'", problems);
    }
  }

  /** A list of names, or one that adds to what earlier layers said. */
  private static void checkNames(YamlEntry entry, Problems problems) {
    YamlNode value = entry.value();
    if (Merging.isUnset(value)) {
      return;
    }
    Optional<YamlList> list =
        value instanceof YamlList plain ? Optional.of(plain) : Merging.appended(value);
    if (list.isEmpty()) {
      problems.add(
          Fields.wrongKind(
              value, "'" + entry.key() + "'", "a list", "put it into brackets: [one, two]"));
    }
    list.map(YamlList::items)
        .orElse(List.of())
        .forEach(item -> Fields.text(item, "'" + entry.key() + "'", problems));
  }

  static boolean areInputs(YamlMap inputs, Problems problems) {
    Problems own = new Problems();
    new Fields(inputs, "inputs", own).only(INPUT_KEYS);
    inputs.entry("required").ifPresent(entry -> checkRequired(entry, own));
    problems.addAll(own.sorted());
    return !own.hasErrors();
  }

  private static void checkRequired(YamlEntry entry, Problems own) {
    checkNames(entry, own);
    YamlNode value = entry.value();
    List<YamlNode> items =
        value instanceof YamlList list
            ? list.items()
            : Merging.appended(value).map(YamlList::items).orElse(List.of());
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar
          && scalar.value() instanceof String text
          && !text.isBlank()
          && !text.matches("[^.\\s]+(\\.[^.\\s]+){1,2}")) {
        own.add(
            Problem.error(
                FleetCodes.BAD_INPUT,
                scalar.place(),
                "'" + text + "' names no table of a source",
                "a required input is written source.table, or package.source.table",
                "write it so, such as 'crm.orders'"));
      }
    }
  }

  static boolean isSchedule(YamlScalar text, Problems problems) {
    Optional<String> objection = Cron.objectionTo(text.text());
    objection.ifPresent(
        found ->
            problems.add(
                Problem.error(
                    FleetCodes.BAD_SCHEDULE,
                    text.place(),
                    "'" + text.text() + "' is no schedule: " + found,
                    "a schedule is minute, hour, day of month, month, day of week",
                    "write five fields, such as \"30 2 * * mon-fri\"")));
    return objection.isEmpty();
  }

  static boolean isConfig(YamlMap config, Problems problems) {
    Problems own = new Problems();
    for (YamlEntry entry : config.entries()) {
      if (!CONFIG_KEYS.contains(entry.key())) {
        own.add(noHeading(entry));
      } else if (!Merging.isUnset(entry.value())) {
        Fields.of(entry.value(), "'" + entry.key() + "' of config", own);
      }
    }
    problems.addAll(own.sorted());
    return !own.hasErrors();
  }

  private static Problem noHeading(YamlEntry entry) {
    return Problem.error(
        FleetCodes.BAD_CONFIG_PATCH,
        entry.place(),
        "'" + entry.key() + "' is no kind of resource",
        "config holds trees as dbt_project.yml has them, below " + String.join(", ", CONFIG_KEYS),
        Nearest.suggestion(
            entry.key(),
            CONFIG_KEYS,
            "write such as 'config: {models: {my_project: {orders: {+materialized: view}}}}'"));
  }
}
