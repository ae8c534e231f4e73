package dev.atoll.core.check;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Source;
import java.util.Set;

/**
 * Finds in YAML what is looked for in SQL files: hooks that name schemas, conditions on the target.
 */
final class YamlLogic {
  /** Configs that name a database; a schema is told apart by generate_schema_name, or collides. */
  static final Set<String> DATABASES = Set.of("database", "target_database");

  private final Conditions conditions;
  private final Findings findings;

  YamlLogic(Conditions conditions, Findings findings) {
    this.conditions = conditions;
    this.findings = findings;
  }

  void look(YamlMap map) {
    for (YamlEntry entry : map.entries()) {
      look(entry.key(), entry.value());
      String config = entry.key().replaceFirst("^\\+", "");
      // Without a plus, 'database' is also where a source lies.
      if (DATABASES.contains(config)
          && !entry.key().equals("database")
          && entry.value() instanceof YamlScalar scalar) {
        database(config, scalar);
      }
    }
  }

  private void look(String key, YamlNode node) {
    switch (node) {
      case YamlMap map -> look(map);
      case YamlList list -> list.items().forEach(item -> look(key, item));
      case YamlScalar scalar -> {
        String text = scalar.text();
        if (text.contains("{{") || text.contains("{%")) {
          conditions.look(LogicText.statements(Source.of("", text)), span -> scalar.place());
        }
        if (Separation.isSql(key)) {
          LiteralPlaces.in(MaskedSql.of(text))
              .places()
              .forEach(found -> hook(found, scalar.place()));
        }
      }
    }
  }

  private void database(String config, YamlScalar scalar) {
    if (scalar.value() instanceof String text && !text.contains("{{")) {
      findings.add(
          Rule.LITERAL_PLACE,
          text,
          scalar.place(),
          "the config '" + config + "' is written out: '" + text + "'",
          "it is the same for every tenant, whatever routing says",
          "leave it to routing, or write \"{{ target.database }}\"");
    }
  }

  private void hook(LiteralPlaces.Found found, Place place) {
    findings.add(
        Rule.LITERAL_PLACE,
        found.qualifier(),
        place,
        "a hook names the schema or database of '" + found.name() + "'",
        "'" + found.qualifier() + "' is written out, and is the same for every tenant",
        "write {{ this }}, {{ target.schema }} or a ref()");
  }
}
