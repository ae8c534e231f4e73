package dev.atoll.core.compile;

import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the source nodes that properties files declare. */
final class SourceDrafts {
  private static final List<String> BESIDE =
      List.of("meta", "tags", "enabled", "freshness", "loaded_at_field", "loaded_at_query");

  private static final String QUERY = "loaded_at_query";

  private final Scopes scopes;
  private final ConfigResolver configs;
  private final ParseRender parse;
  private final YamlRenderer yaml;
  private final ResourceDrafts resources;
  private final Descriptions descriptions;
  private final Problems problems;

  SourceDrafts(
      Scopes scopes,
      ConfigResolver configs,
      ParseRender parse,
      YamlRenderer yaml,
      ResourceDrafts resources,
      Descriptions descriptions,
      Problems problems) {
    this.scopes = scopes;
    this.configs = configs;
    this.parse = parse;
    this.yaml = yaml;
    this.resources = resources;
    this.descriptions = descriptions;
    this.problems = problems;
  }

  /** All tables of the sources of a file, the disabled ones among them. */
  List<Shape.Table> of(PropertiesFile file) {
    Render render = parse.reading(file.packageName());
    Scope scope = scopes.yaml(file.packageName(), render);
    List<Shape.Table> tables = new ArrayList<>();
    for (SourceProperties source : file.sources()) {
      for (SourceProperties.Table table : source.tables()) {
        Node.Source node = node(file, source, table, scope, render);
        check(node.facts());
        tables.add(new Shape.Table(node, source, table));
      }
    }
    return tables;
  }

  private void check(NodeFacts facts) {
    try {
      configs.checkEnabled(facts.config(), facts.id(), facts.name(), facts.place());
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return;
    }
    try {
      if (facts.config().enabled()) {
        Freshness.of(facts);
      }
    } catch (ProblemException e) {
      Place place =
          configs
              .overlaid(facts.id(), "freshness")
              .map(ConfigPlaces.Overlaid::place)
              .orElse(facts.place());
      e.problems().forEach(wrong -> problems.add(wrong.at(place)));
    }
  }

  private Node.Source node(
      PropertiesFile file,
      SourceProperties source,
      SourceProperties.Table table,
      Scope scope,
      Render render) {
    String sourceName = String.valueOf(yaml.render(source.name(), scope, render));
    String tableName = String.valueOf(yaml.render(table.name(), scope, render));
    NodeFacts facts = facts(file, source, table, sourceName, tableName, scope, render);
    return new Node.Source(
        facts,
        sourceName,
        descriptions.of(source.description(), file.packageName(), scope, render),
        quoting(source.raw(), table.raw()),
        resources.columns(table.columns(), file.packageName(), scope, render),
        Optional.of(source.raw()));
  }

  private NodeFacts facts(
      PropertiesFile file,
      SourceProperties source,
      SourceProperties.Table table,
      String sourceName,
      String tableName,
      Scope scope,
      Render render) {
    String packageName = file.packageName();
    List<String> fqn = file.fqn(sourceName, tableName);
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    levels.add(beside(source.raw(), scope, render));
    levels.add(config(source.config(), scope, render));
    levels.add(beside(table.raw(), scope, render));
    levels.add(config(table.config(), scope, render));
    String id = "source." + packageName + "." + sourceName + "." + tableName;
    return new NodeFacts(
        id,
        ResourceType.SOURCE,
        tableName,
        packageName,
        file.source().originalPath(),
        file.source().originalPath(),
        fqn,
        "",
        Optional.empty(),
        table.place(),
        descriptions.of(table.description(), packageName, scope, render),
        configs.resolve(
            id,
            ResourceType.SOURCE,
            fqn,
            levels,
            new ConfigResolver.Written(SourceForm.unrendered(levels))));
  }

  private Map<String, @Nullable Object> beside(YamlMap raw, Scope scope, Render render) {
    Map<String, @Nullable Object> level = new LinkedHashMap<>();
    for (String key : BESIDE) {
      raw.value(key).ifPresent(value -> level.put(key, yaml.render(value, scope, render)));
    }
    return unrendered(raw, level);
  }

  private Map<String, @Nullable Object> config(YamlMap raw, Scope scope, Render render) {
    return unrendered(raw, new LinkedHashMap<>(yaml.map(raw, scope, render)));
  }

  /** The query is a template that may name the relation, so it waits until it is asked. */
  static Map<String, @Nullable Object> unrendered(
      YamlMap raw, Map<String, @Nullable Object> level) {
    raw.value(QUERY).ifPresent(value -> level.put(QUERY, value.toJava()));
    return level;
  }

  /** The project's {@code quoting:} is for what the project makes, and says nothing of sources. */
  private static Relation.Quoting quoting(YamlMap source, YamlMap table) {
    return new Relation.Quoting(
        quoted("database", source, table),
        quoted("schema", source, table),
        quoted("identifier", source, table));
  }

  private static boolean quoted(String part, YamlMap source, YamlMap table) {
    return said(table, part).or(() -> said(source, part)).orElse(true);
  }

  private static Optional<Boolean> said(YamlMap raw, String part) {
    return raw.value("quoting")
        .filter(YamlMap.class::isInstance)
        .flatMap(node -> ((YamlMap) node).value(part))
        .map(YamlNode::toJava)
        .filter(Boolean.class::isInstance)
        .map(Boolean.class::cast);
  }
}
