package dev.atoll.core.session;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.engine.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of markers in a tenant's own schema. Its SQL is what every engine understands that can
 * write several tables in one transaction.
 */
public final class MarkerTable {
  /** The table's name; it belongs to no node. */
  public static final String NAME = "atoll_marker";

  /** How long an unfinished commit of a lost connection is waited for. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Dialect dialect;
  private final String name;

  /** The table in a tenant's own namespace. */
  public MarkerTable(Namespace namespace, Dialect dialect) {
    this.dialect = dialect;
    this.name = Relation.of(namespace.database(), namespace.schema(), NAME).render(dialect);
  }

  String creation() {
    return "create table if not exists "
        + name
        + " (run_id varchar(64) not null, step varchar(1000) not null, phase integer not null,"
        + " state varchar(20) not null, main boolean not null, row_count bigint,"
        + " primary key (run_id, step, phase))";
  }

  String insertion(Marker marker) {
    OptionalLong rows = marker.rows();
    return "insert into "
        + name
        + " values ("
        + String.join(
            ", ",
            text(marker.run()),
            text(marker.step()),
            String.valueOf(marker.phase()),
            text(marker.state().code()),
            String.valueOf(marker.main()),
            rows.isPresent() ? String.valueOf(rows.getAsLong()) : "null")
        + ")";
  }

  String change(Marker marker) {
    return "update "
        + name
        + " set state = "
        + text(marker.state().code())
        + " where run_id = "
        + text(marker.run())
        + " and step = "
        + text(marker.step())
        + " and phase = "
        + marker.phase();
  }

  /** All markers of all runs, those of a step by phase. */
  List<Marker> read(Session session) {
    return session
        .query(
            "select run_id, step, phase, state, main, row_count from "
                + name
                + " order by run_id, step, phase")
        .rows()
        .stream()
        .map(MarkerTable::marker)
        .toList();
  }

  private static Marker marker(List<@Nullable Object> row) {
    Object rows = row.get(5);
    return new Marker(
        String.valueOf(row.get(0)),
        String.valueOf(row.get(1)),
        ((Number) present(row.get(2))).intValue(),
        Marker.State.of(String.valueOf(row.get(3))),
        Boolean.TRUE.equals(row.get(4)),
        rows instanceof Number count ? OptionalLong.of(count.longValue()) : OptionalLong.empty());
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a marker without a phase");
    }
    return value;
  }

  String deletion(Collection<String> runs) {
    return "delete from "
        + name
        + " where run_id in ("
        + runs.stream().map(this::text).collect(Collectors.joining(", "))
        + ")";
  }

  String deletion(String run, String step) {
    return "delete from " + name + " where run_id = " + text(run) + " and step = " + text(step);
  }

  /** How a commit ended whose answer was lost. */
  enum Settled {
    COMMITTED,
    NOT_COMMITTED,
    UNKNOWN
  }

  /**
   * Finds out whether a marker was committed by a transaction that may still be ending: a row of
   * the same key waits for it.
   *
   * @param other a session that is not the lost one
   */
  Settled settle(Marker marker, Session other) {
    try {
      other.begin();
      long inserted = inserted(insertion(marker) + " on conflict do nothing", other);
      other.rollback();
      return inserted == 0 ? Settled.COMMITTED : Settled.NOT_COMMITTED;
    } catch (EngineException neitherNor) {
      return Settled.UNKNOWN;
    }
  }

  /** Waits for the other transaction no longer than {@link #SETTLING}. */
  private static long inserted(String sql, Session other) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread watch =
        Thread.ofPlatform()
            .daemon()
            .name("atoll-settling")
            .start(
                () -> {
                  try {
                    if (!ended.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS)) {
                      other.cancel();
                    }
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      return other.execute(sql).rowsAffected().orElse(0);
    } finally {
      ended.countDown();
      watch.interrupt();
    }
  }

  private String text(String value) {
    return dialect.literal(value);
  }
}
