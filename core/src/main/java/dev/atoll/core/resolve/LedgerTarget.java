package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The ledger that all who run a fleet share, placeholders filled in.
 *
 * @param place where it is declared
 * @param ssl settings of TLS, by key
 */
public record LedgerTarget(
    Place place,
    String host,
    int port,
    String database,
    String schema,
    String user,
    Optional<Secret> password,
    SequencedMap<String, String> ssl) {
  public LedgerTarget {
    ssl = Ordered.map(ssl);
  }

  /** Its server, as those of engines are told apart. */
  public String server() {
    return host + ":" + port;
  }
}
