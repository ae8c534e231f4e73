package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Gives the relations of a shape their places in one tenant. For one thread. */
final class Places {
  /** Two enabled nodes that would make one relation. */
  static final String SAME_RELATION = "A407";

  private final Scopes scopes;
  private final NodeNames names;
  private final YamlRenderer yaml;
  private final Problems problems;

  Places(Scopes scopes, NodeNames names, YamlRenderer yaml, Problems problems) {
    this.scopes = scopes;
    this.names = names;
    this.yaml = yaml;
    this.problems = problems;
  }

  /** All relations by node id; what cannot be named is a Problem, and so are two in one place. */
  SequencedMap<String, Relation> of(Shape shape) {
    SequencedMap<String, Relation> relations = new LinkedHashMap<>();
    for (Shape.Table table : shape.tables()) {
      add(table.node().facts(), relations, () -> source(table));
    }
    for (Named named : shape.relations()) {
      add(named.facts(), relations, () -> names.of(named));
    }
    checkDistinct(shape, relations);
    return relations;
  }

  private void add(
      NodeFacts facts,
      Map<String, Relation> relations,
      java.util.function.Supplier<Relation> place) {
    try {
      relations.put(facts.id(), place.get());
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
  }

  private Relation source(Shape.Table table) {
    Render render = scopes.yamlRender();
    Scope scope = scopes.yaml(table.node().facts().packageName(), render);
    YamlMap source = table.source().raw();
    String schema = text(source, "schema", scope, render).orElse(table.node().sourceName());
    String database =
        text(source, "database", scope, render)
            .or(() -> text(source, "catalog", scope, render))
            .orElse(scopes.tenant().namespace().database());
    String identifier =
        text(table.table().raw(), "identifier", scope, render).orElse(table.node().name());
    SourceChange.Where where = scopes.tenant().layers().where(table.node());
    return new Relation(
        where.database().or(() -> Optional.of(database)),
        where.schema().orElse(schema),
        where.identifier().orElse(identifier),
        Optional.empty());
  }

  private Optional<String> text(YamlMap raw, String key, Scope scope, Render render) {
    return raw.value(key).map(node -> yaml.render(node, scope, render)).map(String::valueOf);
  }

  /** Nodes that share a name share the relation as well; that is said once, elsewhere. */
  private void checkDistinct(Shape shape, Map<String, Relation> relations) {
    Map<Place, NodeFacts> byPlace = new HashMap<>();
    for (Named named : shape.relations()) {
      NodeFacts facts = named.facts();
      Relation relation = relations.get(facts.id());
      if (relation != null
          && facts.type() != ResourceType.TEST
          && !facts.config().materialized().equals("ephemeral")) {
        NodeFacts twin = byPlace.putIfAbsent(Place.of(relation), facts);
        if (twin != null && !isSameName(facts, twin)) {
          problems.add(sameRelation(facts, twin, relation));
        }
      }
    }
  }

  private static boolean isSameName(NodeFacts left, NodeFacts right) {
    return left.packageName().equals(right.packageName())
        && left.shownName().equals(right.shownName());
  }

  /** A relation in lower case: to most engines two that differ in case only are one. */
  private record Place(String database, String schema, String identifier) {
    static Place of(Relation relation) {
      return new Place(
          relation.database().orElse("").toLowerCase(Locale.ROOT),
          relation.schema().toLowerCase(Locale.ROOT),
          relation.identifier().toLowerCase(Locale.ROOT));
    }
  }

  private static Problem sameRelation(NodeFacts facts, NodeFacts other, Relation relation) {
    return Problem.error(
        SAME_RELATION,
        facts.place(),
        "two resources would build the relation " + relation.schema() + "." + relation.identifier(),
        "the other is the "
            + other.type().word()
            + " '"
            + other.shownName()
            + "' in "
            + other.place(),
        "give one of them another alias or schema");
  }
}
