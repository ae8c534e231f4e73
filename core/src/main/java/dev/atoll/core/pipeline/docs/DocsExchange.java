package dev.atoll.core.pipeline.docs;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers one request: reads files, writes none. */
final class DocsExchange implements HttpHandler {
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int NO_BODY = -1;

  /** The names under which a machine calls itself, with or without a port. */
  private static final Pattern OWN =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private final DocsFiles files;
  private final Callers callers;

  /** Who may ask. */
  enum Callers {
    /**
     * A page of another host, whose name its owner lets lead to this machine, would read the
     * documentation through somebody's browser: requests must name this machine.
     */
    THIS_MACHINE,
    ANYBODY
  }

  DocsExchange(DocsFiles files, Callers callers) {
    this.files = files;
    this.callers = callers;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        say(exchange, NOT_ALLOWED, "only GET and HEAD");
      } else if (callers == Callers.THIS_MACHINE && !isOwn(exchange)) {
        say(exchange, FORBIDDEN, "this server answers only by the name of its own machine");
      } else {
        Optional<Path> file =
            Optional.ofNullable(exchange.getRequestURI().getPath()).flatMap(files::find);
        if (file.isPresent()) {
          send(exchange, file.get());
        } else {
          say(exchange, NOT_FOUND, "no such file");
        }
      }
    }
  }

  private static boolean isOwn(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && OWN.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    String type = DocsFiles.type(file);
    head(exchange, type);
    long size = Files.size(file);
    if (exchange.getRequestMethod().equals("HEAD") || size == 0) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
      exchange.sendResponseHeaders(OK, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(OK, size);
    try (OutputStream body = exchange.getResponseBody()) {
      Files.copy(file, body);
    }
  }

  private static void say(HttpExchange exchange, int code, String text) throws IOException {
    head(exchange, "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, NO_BODY);
      return;
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void head(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    // What is generated anew is to be seen at once.
    headers.set("Cache-Control", "no-cache");
    if (!type.startsWith("text/html")) {
      headers.set(
          "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    }
  }
}
