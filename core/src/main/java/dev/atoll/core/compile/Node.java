package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * One node of a graph: config resolved, refs found; its SQL not yet compiled. Where its relation
 * lies differs from tenant to tenant, and stands in the {@link TenantGraph}.
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

  /** The name, and the version of a model that has versions. */
  default String shownName() {
    return facts().shownName();
  }

  default ResourceType type() {
    return facts().type();
  }

  default NodeConfig config() {
    return facts().config();
  }

  /** A node that {@code ref()} can name. */
  sealed interface Referable extends Node {
    List<ColumnNote> columns();
  }

  /** What properties say of a column; {@code properties} holds the rendered YAML whole. */
  record ColumnNote(
      String name, String description, SequencedMap<String, @Nullable Object> properties) {}

  /**
   * A model.
   *
   * @param deprecated the day from which on it is, with an offset, as dbt's manifest writes it
   */
  record Model(
      NodeFacts facts,
      List<ColumnNote> columns,
      List<Object> constraints,
      SequencedSet<String> parents,
      Optional<String> deprecated)
      implements Referable {
    /** Whether it becomes a CTE of those who read it. */
    public boolean ephemeral() {
      return facts.config().materialized().equals("ephemeral");
    }
  }

  record Seed(NodeFacts facts, List<ColumnNote> columns) implements Referable {
    @Override
    public SequencedSet<String> parents() {
      return Ordered.set(List.of());
    }
  }

  record Snapshot(NodeFacts facts, List<ColumnNote> columns, SequencedSet<String> parents)
      implements Referable {}

  /**
   * A data test.
   *
   * @param generic the generic test it was made from; empty for a singular test
   */
  record Test(NodeFacts facts, SequencedSet<String> parents, Optional<GenericTest> generic)
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
   * @param config what its declaration configures, rendered
   */
  record GenericTest(
      String name,
      Optional<String> namespace,
      Optional<String> attached,
      Optional<String> column,
      String model,
      YamlMap arguments,
      SequencedMap<String, @Nullable Object> config) {
    public GenericTest {
      config = Ordered.map(config);
    }

    GenericTest configured(Map<String, @Nullable Object> written) {
      return new GenericTest(
          name, namespace, attached, column, model, arguments, Ordered.map(written));
    }
  }

  /**
   * A unit test.
   *
   * @param parents the model alone; it runs when what the model reads is built
   * @param model id of what it tests
   */
  record UnitTest(
      NodeFacts facts,
      SequencedSet<String> parents,
      String model,
      List<Given> given,
      Rows expect,
      Overrides overrides)
      implements Node {
    public UnitTest {
      given = List.copyOf(given);
    }

    /**
     * Rows in the place of something the model reads.
     *
     * @param input as written, such as {@code ref('orders')} or {@code this}
     * @param node id of what it stands for; the model itself for {@code this}
     */
    public record Given(String input, String node, Rows rows) {}

    /**
     * Rows, or the query that gives them.
     *
     * @param rows by column; values are as YAML has them, or texts from CSV
     * @param fixture name of the file they come from
     */
    public record Rows(
        List<Map<String, @Nullable Object>> rows,
        Optional<String> sql,
        Format format,
        Optional<String> fixture) {
      public Rows {
        rows = List.copyOf(rows);
      }

      /** Rows written as mappings. */
      public static Rows of(List<Map<String, @Nullable Object>> mappings) {
        return new Rows(mappings, Optional.empty(), Format.DICT, Optional.empty());
      }
    }

    /** How rows are written. */
    public enum Format {
      DICT,
      CSV,
      SQL;

      /** dbt's word for it. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** What the test replaces by constants while the model is rendered. */
    public record Overrides(
        Map<String, @Nullable Object> macros,
        Map<String, @Nullable Object> vars,
        Map<String, @Nullable Object> envVars) {}
  }

  /** A table of a source. */
  record Source(
      NodeFacts facts,
      String sourceName,
      String sourceDescription,
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
