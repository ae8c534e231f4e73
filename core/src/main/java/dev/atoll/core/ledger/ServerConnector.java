package dev.atoll.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Makes connections to the server of a ledger. */
final class ServerConnector {
  private static final int CONNECT_SECONDS = 10;

  /** A server that says nothing for so long is lost; all that is asked of it is small. */
  private static final int SILENT_SECONDS = 60;

  /**
   * How long others may keep it waiting, and how soon the server notices that a machine is gone and
   * with it the runs that it had.
   */
  private static final String OPTIONS =
      "-c lock_timeout=10s -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10"
          + " -c tcp_keepalives_count=3";

  private final LedgerPlace.Server server;

  ServerConnector(LedgerPlace.Server server) {
    this.server = server;
  }

  Connection connect() throws SQLException {
    String host = server.host().indexOf(':') >= 0 ? "[" + server.host() + "]" : server.host();
    String url = "jdbc:postgresql://%s:%d/".formatted(host, server.port());
    Connection connection = new Driver().connect(url, properties());
    if (connection == null) {
      // The driver's word for a server that it cannot find.
      throw new SQLException("no server can be named by " + host, "08001");
    }
    return connection;
  }

  private Properties properties() {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, server.user());
    PGProperty.PG_DBNAME.set(properties, server.database());
    server.password().ifPresent(word -> PGProperty.PASSWORD.set(properties, word.get()));
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, SILENT_SECONDS);
    PGProperty.APPLICATION_NAME.set(properties, "atoll ledger");
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.CURRENT_SCHEMA.set(properties, quoted(server.schema()));
    // Another process may change the tables below a statement that is kept.
    PGProperty.PREPARE_THRESHOLD.set(properties, 0);
    PGProperty.OPTIONS.set(properties, OPTIONS);
    server.ssl().forEach(properties::setProperty);
    return properties;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
