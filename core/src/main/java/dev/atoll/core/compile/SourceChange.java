package dev.atoll.core.compile;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where one source of the project lies for one tenant, and what of it may be missing.
 *
 * @param name the source's name, or {@code package.source}
 * @param place for Problems
 * @param tables by name
 * @param optional names of tables that may be missing
 * @param absent names of tables that are missing
 */
public record SourceChange(
    String name,
    Place place,
    Where where,
    SequencedMap<String, Where> tables,
    SequencedMap<String, Place> optional,
    SequencedMap<String, Place> absent) {

  /** What is empty is as the project says; {@code identifier} is for tables. */
  public record Where(
      Optional<String> database, Optional<String> schema, Optional<String> identifier) {
    static final Where AS_DECLARED =
        new Where(Optional.empty(), Optional.empty(), Optional.empty());

    Where or(Where other) {
      return new Where(
          database.or(other::database), schema.or(other::schema), identifier.or(other::identifier));
    }
  }

  /**
   * A table that must hold rows before a tenant starts.
   *
   * @param source the source's name, or {@code package.source}
   */
  public record Required(String source, String table, Place place) {}

  /**
   * A place in the config trees of a tenant's layers.
   *
   * @param path heading of the resource type, package, folders, name
   */
  public record Configured(List<String> path, Place place) {
    public Configured {
      path = List.copyOf(path);
    }
  }

  public SourceChange {
    tables = Ordered.map(tables);
    optional = Ordered.map(optional);
    absent = Ordered.map(absent);
  }
}
