package dev.atoll.core.freeze;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A node's relation as it was found.
 *
 * @param logic hash of what the node itself is built from: code, config, settings, SQL
 * @param upstream hash of the same of all that it reads, however far up
 */
public record FrozenNode(
    String id, String name, String type, String logic, String upstream, Reading reading) {

  /** What was found. */
  public sealed interface Reading {}

  /** There was no relation. */
  public record Absent() implements Reading {}

  /**
   * There was one that could not be read.
   *
   * @param code of the Problem
   */
  public record Unread(String code) implements Reading {}

  /**
   * A relation's content.
   *
   * @param hash of its rows, in any order, as far as columns were not left out; empty when there
   *     was no column to hash
   * @param columns in the relation's order
   */
  public record Content(long rows, String hash, List<Column> columns) implements Reading {
    public Content {
      columns = List.copyOf(columns);
    }

    /** The names of the columns that the hash of the rows is about. */
    public Set<String> hashed() {
      Set<String> names = new TreeSet<>();
      for (Column column : columns) {
        if (column.part == Part.OF_ROWS) {
          names.add(column.name);
        }
      }
      return names;
    }
  }

  /** Whether a column is part of the hash of the rows. */
  public enum Part {
    OF_ROWS,
    ALONE
  }

  /**
   * A column.
   *
   * @param hash of its values, in any order, nulls counted; empty when it was left out
   */
  public record Column(String name, String type, String hash, Part part) {}
}
