package dev.atoll.engine.postgres;

import dev.atoll.domain.Ordered;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a target's settings say, read leniently: {@link ProfileCheck} has reported what is wrong.
 *
 * @param connectSeconds how long to wait for a connection
 * @param keepAliveSeconds idle seconds before the system asks whether the server is there; 0 leaves
 *     that to the system
 * @param retries how often connecting is tried again
 * @param statementSeconds how long a statement may run; 0 is for ever
 * @param connections how many connections may be open to the server at a time
 * @param ssl the settings of TLS, by the JDBC driver's names
 * @param settings for SET, in their order
 * @param verifiesLogin whether a locked-in database must be opened by a login that the server holds
 *     in
 */
record Profile(
    String host,
    int port,
    String user,
    Optional<String> password,
    Namespace namespace,
    int connectSeconds,
    int keepAliveSeconds,
    int retries,
    int statementSeconds,
    int connections,
    String applicationName,
    Optional<String> searchPath,
    Optional<String> role,
    SequencedMap<String, String> ssl,
    SequencedMap<String, String> settings,
    boolean verifiesLogin) {
  static final int DEFAULT_PORT = 5432;
  static final int DEFAULT_CONNECTIONS = 4;

  /** dbt's names for the settings of TLS and the JDBC driver's. */
  static final SequencedMap<String, String> SSL_KEYS = sslKeys();

  private static SequencedMap<String, String> sslKeys() {
    var keys = new LinkedHashMap<String, String>();
    keys.put("sslmode", "sslmode");
    keys.put("sslcert", "sslcert");
    keys.put("sslkey", "sslkey");
    keys.put("sslrootcert", "sslrootcert");
    return Ordered.map(keys);
  }

  static Profile of(Target target) {
    return new Profile(
        target.text("host").orElse("localhost"),
        number(target, "port", DEFAULT_PORT),
        target.text("user").orElse(""),
        target.text("password").or(() -> target.text("pass")),
        new Namespace(
            target.text("database").or(() -> target.text("dbname")).orElse(""),
            target.text("schema").orElse("public")),
        number(target, "connect_timeout", 10),
        number(target, "keepalives_idle", 0),
        number(target, "retries", 1),
        number(target, "statement_timeout", 0),
        connections(target),
        target.text("application_name").orElse("atoll"),
        target.text("search_path").filter(path -> !path.isBlank()),
        target.text("role").filter(name -> !name.isBlank()),
        ssl(target),
        settings(target),
        !target.text("isolation").orElse("login").equals("guard"));
  }

  /** A server, as it is told apart from others. */
  String server() {
    return host + ":" + port;
  }

  /** A target that asks for many threads means to have a connection for each. */
  private static int connections(Target target) {
    int threads = number(target, "threads", 1);
    return Math.max(1, number(target, "max_connections", Math.max(DEFAULT_CONNECTIONS, threads)));
  }

  private static int number(Target target, String key, int otherwise) {
    return target
        .text(key)
        .filter(ProfileCheck::isWholeNumber)
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  private static SequencedMap<String, String> ssl(Target target) {
    var ssl = new LinkedHashMap<String, String>();
    SSL_KEYS.forEach(
        (key, property) -> target.text(key).ifPresent(value -> ssl.put(property, value)));
    return Ordered.map(ssl);
  }

  private static SequencedMap<String, String> settings(Target target) {
    var settings = new LinkedHashMap<String, String>();
    target
        .setting("settings")
        .ifPresent(
            setting -> {
              if (setting.value() instanceof Map<?, ?> map) {
                map.forEach(
                    (name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
              }
            });
    return Ordered.map(settings);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + "@" + server() + "/" + namespace.database();
  }
}
