package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * A source: tables that others load.
 *
 * @param name may hold Jinja
 * @param raw every key as written: database, schema, loader, freshness, loaded_at_field, quoting,
 *     overrides, meta, tags …
 * @param config {@code config:}; empty mapping when there is none
 */
public record SourceProperties(
    YamlScalar name,
    Place place,
    YamlMap raw,
    Optional<YamlNode> description,
    YamlMap config,
    List<Table> tables) {
  /**
   * One table of a source.
   *
   * @param raw every key as written: identifier, loader, freshness, loaded_at_field, quoting,
   *     external …
   */
  public record Table(
      YamlScalar name,
      Place place,
      YamlMap raw,
      Optional<YamlNode> description,
      YamlMap config,
      List<ColumnProperties> columns,
      List<TestDeclaration> tests) {
    public Table {
      columns = List.copyOf(columns);
      tests = List.copyOf(tests);
    }
  }

  public SourceProperties {
    tables = List.copyOf(tables);
  }
}
