package dev.atoll.core.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that speaks as the hub of dbt's packages does, and holds archives. */
final class LocalHub implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, String>> releases = new TreeMap<>();
  private final Map<String, String> more = new TreeMap<>();
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private final Map<String, List<Integer>> outages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  LocalHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** With a slash at its end. */
  String address() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + "/";
  }

  /** A release whose tarball is there. */
  LocalHub release(String name, String version, String packages, String requires) {
    String project = name.substring(name.indexOf('/') + 1);
    String path = "tarballs/" + project + "/" + version + ".tar.gz";
    document(path, Tarballs.project(project));
    releases
        .computeIfAbsent(name, key -> new TreeMap<>())
        .put(
            version,
            """
            {"name": "%s", "packages": %s, "require_dbt_version": %s,
             "downloads": {"tarball": "%s"}}
            """
                .formatted(project, packages, requires, address() + path));
    return this;
  }

  LocalHub release(String name, String version) {
    return release(name, version, "[]", "[]");
  }

  /** Further members of what is said of a package, such as where it has moved to. */
  LocalHub says(String name, String members) {
    more.put(name, members);
    return this;
  }

  LocalHub document(String path, byte[] bytes) {
    documents.put("/" + path, bytes);
    return this;
  }

  /** The next answers for a path are these statuses. */
  LocalHub outage(String path, Integer... statuses) {
    outages.put("/" + path, new ArrayList<>(List.of(statuses)));
    return this;
  }

  /** Paths in the order in which they were asked for. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      List<Integer> ill = outages.getOrDefault(path, new ArrayList<>());
      byte[] found = document(path);
      if (!ill.isEmpty()) {
        exchange.sendResponseHeaders(ill.removeFirst(), -1);
      } else if (found == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, found.length);
        exchange.getResponseBody().write(found);
      }
    }
  }

  private byte @org.jspecify.annotations.Nullable [] document(String path) {
    byte[] there = documents.get(path);
    String text = null;
    if (path.equals("/api/v1/index.json")) {
      text = "[\"" + String.join("\", \"", releases.keySet()) + "\"]";
    } else if (path.startsWith("/api/v1/") && path.endsWith(".json")) {
      String name = path.substring("/api/v1/".length(), path.length() - ".json".length());
      text = releases.containsKey(name) ? about(name) : null;
    }
    return there != null || text == null ? there : text.getBytes(StandardCharsets.UTF_8);
  }

  private String about(String name) {
    StringBuilder versions = new StringBuilder();
    releases
        .getOrDefault(name, Map.of())
        .forEach(
            (version, said) ->
                versions
                    .append(versions.isEmpty() ? "" : ", ")
                    .append("\"" + version + "\": ")
                    .append(said));
    return "{\"name\": \""
        + name.substring(name.indexOf('/') + 1)
        + "\", "
        + more.getOrDefault(name, "")
        + "\"versions\": {"
        + versions
        + "}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
