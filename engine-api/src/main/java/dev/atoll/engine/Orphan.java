package dev.atoll.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that a tenant left behind and that no tenant of today claims.
 *
 * @param where the server, the server and database, or the folder; may be shown
 * @param name its own, unquoted
 * @param tenant the id of the one who left it; empty when nothing says who
 * @param relations how many it holds; empty where that is not known
 * @param bytes how large it is; empty where that is not known
 * @param removal what removes it, in this order, after whatever stands before it in {@link Orphans}
 */
public record Orphan(
    Kind kind,
    String where,
    String name,
    Optional<String> tenant,
    Evidence evidence,
    OptionalLong relations,
    OptionalLong bytes,
    List<Removal> removal) {
  /** What can be left behind. */
  public enum Kind {
    FILE,
    DATABASE,
    SCHEMA,
    VIEW,
    LOGIN
  }

  /** How it is known to be the fleet's. */
  public enum Evidence {
    /** Provisioning left its mark on it. */
    MARKED,
    /** The fleet has built there. */
    REMEMBERED,
    /** It is called as the fleet's places are. Others may have things of such names. */
    BY_NAME
  }

  /**
   * One statement or command.
   *
   * @param where the server, or server and database, that it is for; empty for a shell's
   */
  public record Removal(Optional<String> where, String statement) {}

  public Orphan {
    removal = List.copyOf(removal);
  }
}
