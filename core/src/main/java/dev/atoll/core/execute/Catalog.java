package dev.atoll.core.execute;

import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's database holds of its nodes and sources, as {@code docs generate} shows it.
 *
 * @param nodes of models, seeds and snapshots, and of tests that keep what they find
 * @param errors why something could not be looked at
 */
public record Catalog(List<Entry> nodes, List<Entry> sources, List<Problem> errors) {
  /** Nothing was looked at. */
  static final Catalog EMPTY = new Catalog(List.of(), List.of(), List.of());

  /**
   * One relation.
   *
   * @param id of the node or source it belongs to
   */
  public record Entry(String id, Table table, List<Column> columns, List<Statistic> statistics) {
    public Entry {
      columns = List.copyOf(columns);
      statistics = List.copyOf(statistics);
    }
  }

  /**
   * A relation as the database names it.
   *
   * @param type such as {@code BASE TABLE} or {@code VIEW}
   */
  public record Table(
      String type,
      Optional<String> database,
      String schema,
      String name,
      Optional<String> comment,
      Optional<String> owner) {}

  /** A column, in the words of the database. */
  public record Column(String name, long index, String type, Optional<String> comment) {}

  /**
   * Something counted of a relation, where the project's macros give it.
   *
   * @param value a text, number or boolean
   */
  public record Statistic(String id, String label, @Nullable Object value, String description) {}

  public Catalog {
    nodes = List.copyOf(nodes);
    sources = List.copyOf(sources);
    errors = List.copyOf(errors);
  }
}
