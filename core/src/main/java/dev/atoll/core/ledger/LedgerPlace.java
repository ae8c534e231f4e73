package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Where the runs of a fleet or project are entered. */
public sealed interface LedgerPlace {
  /** A file below the folder of the fleet or project, for those who work in it. */
  record Folder(Path root) implements LedgerPlace {}

  /**
   * A schema of a PostgreSQL database, for everybody who runs the fleet from wherever.
   *
   * @param declared where the fleet file names it
   * @param fleet the fleet's name; a ledger holds the runs of one
   * @param password asked for whenever a connection is made, since it may run out; never shown
   * @param ssl settings of TLS, by the names of the JDBC driver
   */
  record Server(
      Place declared,
      String fleet,
      String host,
      int port,
      String database,
      String schema,
      String user,
      Optional<Supplier<String>> password,
      SequencedMap<String, String> ssl)
      implements LedgerPlace {
    public Server {
      ssl = Ordered.map(ssl);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "schema %s of %s on %s:%d".formatted(schema, database, host, port);
    }
  }
}
