package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * One node of a tenant's graph: names rendered, config resolved, refs found; its SQL not yet
 * compiled.
 */
public sealed interface Node {
  NodeFacts facts();

  /** The ids of the nodes it reads, in the order in which it names them. */
  SequencedSet<String> parents();

  default String id() {
    return facts().id();
  }

  default String name() {
    return facts().name();
  }

  default ResourceType type() {
    return facts().type();
  }

  default NodeConfig config() {
    return facts().config();
  }

  /** A node that {@code ref()} can name. */
  sealed interface Referable extends Node {
    Relation relation();

    List<ColumnNote> columns();
  }

  /** What properties say of a column; {@code properties} holds the rendered YAML whole. */
  record ColumnNote(
      String name, String description, SequencedMap<String, @Nullable Object> properties) {}

  record Model(
      NodeFacts facts,
      Relation relation,
      List<ColumnNote> columns,
      List<Object> constraints,
      SequencedSet<String> parents,
      Optional<String> version)
      implements Referable {
    /** Whether it becomes a CTE of those who read it. */
    public boolean ephemeral() {
      return facts.config().materialized().equals("ephemeral");
    }
  }

  record Seed(NodeFacts facts, Relation relation, List<ColumnNote> columns) implements Referable {
    @Override
    public SequencedSet<String> parents() {
      return Ordered.set(List.of());
    }
  }

  record Snapshot(
      NodeFacts facts, Relation relation, List<ColumnNote> columns, SequencedSet<String> parents)
      implements Referable {}

  /**
   * A data test.
   *
   * @param generic the generic test it was made from; empty for a singular test
   */
  record Test(
      NodeFacts facts,
      Relation relation,
      SequencedSet<String> parents,
      Optional<GenericTest> generic)
      implements Node {}

  /**
   * What makes a generic test.
   *
   * @param name of the generic test without package, such as {@code not_null}
   * @param namespace the package it was asked from
   * @param attached id of the node or source it tests; empty when that is disabled
   * @param column the column it tests
   * @param model the template that gives what is tested, such as {@code {{
   *     get_where_subquery(ref('orders')) }}}
   * @param arguments as written, unrendered
   */
  record GenericTest(
      String name,
      Optional<String> namespace,
      Optional<String> attached,
      Optional<String> column,
      String model,
      YamlMap arguments) {}

  /** A table of a source. */
  record Source(
      NodeFacts facts,
      String sourceName,
      String sourceDescription,
      Relation relation,
      Relation.Quoting quoting,
      List<ColumnNote> columns,
      Optional<YamlMap> properties)
      implements Node {
    @Override
    public SequencedSet<String> parents() {
      return Ordered.set(List.of());
    }
  }

  record Analysis(NodeFacts facts, SequencedSet<String> parents) implements Node {}

  /** An on-run-start or on-run-end hook, or a macro called by run-operation. */
  record Operation(NodeFacts facts, SequencedSet<String> parents) implements Node {}

  record Exposure(
      NodeFacts facts, SequencedSet<String> parents, Map<String, @Nullable Object> properties)
      implements Node {}
}
