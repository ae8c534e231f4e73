package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.Database;
import dev.atoll.engine.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other connections of the same process read a DuckDB file while everything in it is replaced. */
@Timeout(300)
final class SwapTest {
  private final Readers readers = new Readers();
  @TempDir Path folder;
  @TempDir Path services;

  private record Engines(Session session) implements Readers.Connected {
    @Override
    public List<String> row(String sql) {
      return session.query(sql).rows().getFirst().stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** Reads from when a database is open until it has seen the round that is being built. */
  private record Watching(Readers readers, SequencedMap<String, String> queries, int until)
      implements WatchedDuckDb.Watcher {
    @Override
    public void opened(Database database) {
      readers.start(queries, () -> new Engines(database.session()));
    }

    @Override
    public void closing() {
      try {
        readers.endAt(until);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void build(
      Swaps swaps, int round, SequencedMap<String, String> queries, String... options)
      throws IOException {
    WatchedDuckDb.watch(
        new Watching(readers, queries, round),
        services.resolve("engines"),
        () -> swaps.build(round, options));
  }

  @Test
  void noReaderEverMissesARelationOrSeesPartOfIt() throws Exception {
    Swaps swaps = new Swaps(folder, Map.of());
    swaps.build(1);
    for (int round = 2; round <= Swaps.ROUNDS && readers.violations().isEmpty(); round++) {
      build(swaps, round, Swaps.queries());
    }

    assertThat(readers.violations()).isEmpty();
    assertThat(readers.reads().keySet())
        .containsExactlyInAnyOrderElementsOf(Swaps.queries().keySet());
  }

  @Test
  void aTableThatIsDroppedBeforeItIsMadeIsNoticed() throws Exception {
    Swaps swaps = new Swaps(folder, Map.of());
    swaps.plantACarelessModel();
    SequencedMap<String, String> query = new LinkedHashMap<>(Swaps.queries());
    query.keySet().retainAll(List.of("plain_table"));
    swaps.build(1, "--select", "plain_table");
    for (int round = 2; round <= 200 && readers.violations().isEmpty(); round++) {
      build(swaps, round, query, "--select", "plain_table");
    }

    assertThat(readers.violations()).hasSize(1);
    assertThat(readers.violations().getFirst()).contains("does not exist");
  }
}
