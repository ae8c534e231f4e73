package dev.atoll.core.pipeline.docs;

import com.sun.net.httpserver.HttpServer;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows a target folder on the web, until it is closed. */
public final class DocsServer implements AutoCloseable {
  /** {@code docs serve} before {@code docs generate}. */
  static final String NOT_GENERATED = "A760";

  /** An address nobody can listen at. */
  static final String NO_ADDRESS = "A761";

  private static final int MAX_PORT = 65_535;

  private final HttpServer server;
  private final ExecutorService workers;
  private final URI uri;

  /**
   * Where to listen.
   *
   * @param host a name or a number of this machine
   * @param port 0 for any that is free
   */
  public record Address(String host, int port) {
    /** dbt's: only this machine reaches it. */
    public static final Address DEFAULT = new Address("127.0.0.1", 8080);
  }

  private DocsServer(HttpServer server, ExecutorService workers, URI uri) {
    this.server = server;
    this.workers = workers;
    this.uri = uri;
  }

  /**
   * Begins to listen.
   *
   * @param target the folder that is shown; nothing outside of it is
   * @throws ProblemException when the folder holds no documentation, or nobody can listen there
   */
  public static DocsServer start(Path target, Address address) {
    if (DocsSite.index(target).isEmpty()) {
      throw new ProblemException(
          Problem.error(
              NOT_GENERATED,
              "there is no documentation to serve",
              "there is no " + target.resolve("index.html"),
              "run 'atoll docs generate' first, with the same --target-path"));
    }
    InetSocketAddress socket = socket(address);
    HttpServer server;
    try {
      server = HttpServer.create(socket, 0);
    } catch (IOException e) {
      throw new ProblemException(notListening(address, e));
    }
    Optional<DocsFiles> files = DocsFiles.of(target);
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    server.createContext(
        "/",
        new DocsExchange(
            files.orElseThrow(() -> new IllegalStateException("gone: " + target)),
            socket.getAddress().isLoopbackAddress()
                ? DocsExchange.Callers.THIS_MACHINE
                : DocsExchange.Callers.ANYBODY));
    server.start();
    return new DocsServer(server, workers, uri(address.host(), server.getAddress().getPort()));
  }

  private static InetSocketAddress socket(Address address) {
    if (address.port() < 0 || address.port() > MAX_PORT) {
      throw new ProblemException(
          Problem.error(
              NO_ADDRESS,
              "there is no port " + address.port(),
              "ports go from 1 to " + MAX_PORT + "; 0 means any that is free",
              "give --port another number"));
    }
    InetSocketAddress socket = new InetSocketAddress(address.host(), address.port());
    if (socket.isUnresolved()) {
      throw new ProblemException(
          Problem.error(
              NO_ADDRESS,
              "no host is called " + address.host(),
              "the name leads to no address",
              "leave --host out to listen on this machine alone, or use 0.0.0.0 for all its"
                  + " addresses"));
    }
    return socket;
  }

  private static Problem notListening(Address address, IOException cause) {
    boolean taken =
        cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use");
    return Problem.error(
        NO_ADDRESS,
        "cannot listen on " + address.host() + ":" + address.port(),
        taken ? "another program listens there already" : String.valueOf(cause.getMessage()),
        taken
            ? "end it, or choose another port: --port " + (address.port() + 1)
            : "choose another --port or --host");
  }

  private static URI uri(String host, int port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + port + "/");
  }

  /** Where the page is. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
