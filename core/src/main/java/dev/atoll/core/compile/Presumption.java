package dev.atoll.core.compile;

import dev.atoll.engine.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer to what {@code is_incremental()} and its like ask, given without a database: what the
 * node's own relation is when it runs, and whether everything is rebuilt.
 */
record Presumption(Existence existence, Refresh refresh) {
  /** The flag that says that everything is rebuilt. */
  static final String FLAG = "FULL_REFRESH";

  /** What materializations make of a node, and nothing. */
  enum Existence {
    ABSENT(Optional.empty()),
    TABLE(Optional.of(RelationKind.TABLE)),
    VIEW(Optional.of(RelationKind.VIEW)),
    MATERIALIZED_VIEW(Optional.of(RelationKind.MATERIALIZED_VIEW));

    private final Optional<RelationKind> kind;

    Existence(Optional<RelationKind> kind) {
      this.kind = kind;
    }

    Optional<RelationKind> kind() {
      return kind;
    }
  }

  /** {@code --full-refresh}. */
  enum Refresh {
    NO,
    YES
  }

  /** Every answer that there can be. */
  static List<Presumption> all() {
    List<Presumption> all = new ArrayList<>();
    for (Refresh refresh : Refresh.values()) {
      for (Existence existence : Existence.values()) {
        all.add(new Presumption(existence, refresh));
      }
    }
    return all;
  }

  /** Some answers, {@code full_refresh} alone where it does not matter what the relation is. */
  static List<String> words(List<Presumption> some) {
    long refreshed = some.stream().filter(one -> one.refresh == Refresh.YES).count();
    List<String> words = new ArrayList<>();
    some.stream()
        .filter(one -> one.refresh == Refresh.NO || refreshed < Existence.values().length)
        .map(Presumption::word)
        .forEach(words::add);
    if (refreshed == Existence.values().length) {
      words.add(FLAG.toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** {@code absent}, {@code table}; {@code full_refresh table}. */
  String word() {
    String word = existence.name().toLowerCase(Locale.ROOT);
    return refresh == Refresh.YES ? FLAG.toLowerCase(Locale.ROOT) + " " + word : word;
  }
}
