package dev.atoll.core.compile;

import dev.atoll.jinja.value.Read;
import java.util.List;
import java.util.Optional;

/**
 * One distinct form of a node, names still symbolic. Tenants whose variants of a node have the same
 * hash run the same SQL but for names.
 *
 * @param hash SHA-256 in hex: of the symbolic SQL and of the ephemeral models in it; where that is
 *     unknown, of the node's source and of what was read before the database was needed
 * @param sql names as {@code <relation(model.shop.orders)>}; empty for what has no SQL of its own,
 *     and where it is not known before the run
 * @param reads what the render learned from outside, in order
 * @param unknownBecause what the SQL depends on that is known only when it runs
 * @param alternatives of an incremental model that has another SQL when its relation exists: all of
 *     them, whose texts {@code sql} holds one after another; otherwise none
 */
public record Variant(
    String hash,
    Optional<String> sql,
    List<Read> reads,
    Optional<String> unknownBecause,
    List<Alternative> alternatives) {

  /**
   * One of the texts that a node can have when it runs.
   *
   * @param when its relation is {@code absent}, a {@code table}, a {@code view}, a {@code
   *     materialized_view}; with {@code full_refresh} in front, or alone, when that is asked for
   */
  public record Alternative(List<String> when, String sql) {
    public Alternative {
      when = List.copyOf(when);
    }
  }

  public Variant {
    reads = List.copyOf(reads);
    alternatives = List.copyOf(alternatives);
  }

  /** A node that has one text, or none that is known. */
  public Variant(
      String hash, Optional<String> sql, List<Read> reads, Optional<String> unknownBecause) {
    this(hash, sql, reads, unknownBecause, List.of());
  }
}
