package dev.atoll.core.packages;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proxies as {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name
 * them, in capitals or not, as curl and Python read them.
 */
final class EnvironmentProxies extends ProxySelector {
  /** Who a proxy is told that asks. */
  record Login(String user, String password) {}

  private static final int USUAL_PORT = 8080;

  private final Map<String, Optional<URI>> byScheme;
  private final List<String> direct;

  private EnvironmentProxies(Map<String, Optional<URI>> byScheme, List<String> direct) {
    this.byScheme = Map.copyOf(byScheme);
    this.direct = List.copyOf(direct);
  }

  static EnvironmentProxies of(Map<String, String> environment) {
    return new EnvironmentProxies(
        Map.of("http", proxy(environment, "http"), "https", proxy(environment, "https")),
        Stream.of(value(environment, "no_proxy").orElse("").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Optional<URI> proxy(Map<String, String> environment, String scheme) {
    return value(environment, scheme + "_proxy")
        .or(() -> value(environment, "all_proxy"))
        .flatMap(EnvironmentProxies::address);
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(key -> Optional.ofNullable(environment.get(key)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.contains("://") ? text : "http://" + text))
          .filter(address -> address.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Optional<Login> login() {
    return byScheme.values().stream()
        .flatMap(Optional::stream)
        .flatMap(address -> Optional.ofNullable(address.getUserInfo()).stream())
        .map(text -> text.split(":", 2))
        .map(parts -> new Login(parts[0], parts.length > 1 ? parts[1] : ""))
        .findFirst();
  }

  @Override
  public List<Proxy> select(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return List.of(
        byScheme
            .getOrDefault(scheme, Optional.empty())
            .filter(proxy -> direct.stream().noneMatch(name -> covers(name, host, address)))
            .map(
                proxy ->
                    new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                            proxy.getHost(), proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort())))
            .orElse(Proxy.NO_PROXY));
  }

  private static boolean covers(String name, String host, URI address) {
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    String bare = domain.startsWith(".") ? domain.substring(1) : domain;
    return name.equals("*")
        || host.equals(bare)
        || host.endsWith("." + bare)
        || (host + ":" + address.getPort()).equals(bare);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException reason) {
    // The request fails with the same reason.
  }
}
