package dev.atoll.acceptance.equality;

import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reads relations again and again, each over a connection of its own, while a run goes on. A read
 * that fails, finds part of a relation or an older round than the read before is a violation.
 */
final class Readers {
  /** A connection. */
  interface Connected extends AutoCloseable {
    /** The first row. */
    List<String> row(String sql) throws Exception;

    @Override
    void close() throws SQLException;
  }

  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final SortedMap<String, Integer> rounds = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Long> reads = new ConcurrentHashMap<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile int until = Integer.MAX_VALUE;

  /** Begins to read. */
  void start(SequencedMap<String, String> queries, Callable<Connected> connecting) {
    until = Integer.MAX_VALUE;
    queries.forEach(
        (relation, sql) ->
            threads.add(
                Thread.ofPlatform()
                    .name("reads " + relation)
                    .start(() -> read(relation, sql, connecting))));
  }

  /** Lets every reader go on until it has seen a round, and ends it. */
  void endAt(int round) throws InterruptedException {
    until = round;
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  private void read(String relation, String sql, Callable<Connected> connecting) {
    try (Connected connected = connecting.call()) {
      int seen = 0;
      while (seen < until) {
        List<String> row = connected.row(sql);
        int round = Integer.parseInt(row.get(1));
        if (!row.get(0).startsWith("t") || round < seen) {
          violations.add("%s: %s after round %d".formatted(relation, row, seen));
          return;
        }
        seen = round;
        rounds.merge(relation, 1, Integer::sum);
        reads.merge(relation + " " + round, 1L, Long::sum);
      }
    } catch (Exception failed) {
      violations.add(relation + ": " + failed);
    }
  }

  List<String> violations() {
    return violations;
  }

  /** How often each relation was read. */
  SortedMap<String, Integer> reads() {
    return rounds;
  }

  /** In how many different rounds a relation was seen. */
  long roundsSeen(String relation) {
    return reads.keySet().stream().filter(key -> key.startsWith(relation + " ")).count();
  }
}
