package dev.atoll.core.session;

import dev.atoll.engine.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shares out the connections of servers among the leases of one run. Safe for use by several
 * threads.
 */
public final class ConnectionBudget {
  private final Map<String, ConnectionShare> servers = new LinkedHashMap<>();

  /** The share of a server; when targets name different numbers for one server the least counts. */
  public synchronized Optional<ConnectionShare> share(Optional<Server> server) {
    return server.map(
        asked -> {
          ConnectionShare share =
              servers.computeIfAbsent(asked.name(), name -> new ConnectionShare());
          share.limit(asked.connections());
          return share;
        });
  }
}
