package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other connections read on PostgreSQL while everything is replaced. */
@Timeout(300)
final class SwapOnPostgresTest {
  private final PostgresServer server = PostgresServer.shared();
  private final Readers readers = new Readers();
  @TempDir Path folder;

  private record Jdbc(Connection connection) implements Readers.Connected {
    @Override
    public List<String> row(String sql) throws SQLException {
      return Database.rows(connection, sql).getFirst();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private Readers.Connected connect() throws SQLException {
    return new Jdbc(
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:" + server.port() + "/swaps?user=postgres"));
  }

  private Swaps swaps() throws Exception {
    return new Swaps(
        folder, Map.of("SWAPS_TARGET", "postgres", "SWAPS_PORT", String.valueOf(server.port())));
  }

  @BeforeEach
  void anEmptyDatabase() throws SQLException {
    server.makeDatabase("swaps", "postgres");
  }

  @Test
  void noReaderEverMissesARelationOrSeesPartOfIt() throws Exception {
    Swaps swaps = swaps();
    swaps.build(1);
    readers.start(Swaps.queries(), this::connect);
    for (int round = 2; round <= Swaps.ROUNDS; round++) {
      swaps.build(round);
    }
    readers.endAt(Swaps.ROUNDS);

    assertThat(readers.violations()).isEmpty();
    assertThat(readers.reads().keySet())
        .containsExactlyInAnyOrderElementsOf(Swaps.queries().keySet());
  }

  @Test
  void aTableThatIsDroppedBeforeItIsMadeIsNoticed() throws Exception {
    Swaps swaps = swaps();
    swaps.plantACarelessModel();
    SequencedMap<String, String> query = new LinkedHashMap<>(Swaps.queries());
    query.keySet().retainAll(List.of("plain_table"));
    swaps.build(1, "--select", "plain_table");
    readers.start(query, this::connect);
    for (int round = 2; round <= 200 && readers.violations().isEmpty(); round++) {
      swaps.build(round, "--select", "plain_table");
    }

    assertThat(readers.violations()).hasSize(1);
    assertThat(readers.violations().getFirst()).contains("does not exist");
    readers.endAt(0);
  }
}
