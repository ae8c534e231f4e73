package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpWebTest {
  @TempDir private Path folder;

  private static HttpWeb web(Map<String, String> environment) {
    return new HttpWeb(environment, DepsWorld.NEVER, Duration.ZERO);
  }

  @Test
  void aServerThatIsOutOfOrderIsAskedAgain() throws IOException {
    try (LocalHub hub = new LocalHub();
        HttpWeb web = web(Map.of())) {
      hub.document("x", "found".getBytes(StandardCharsets.UTF_8)).outage("x", 503, 500, 429);
      web.download(URI.create(hub.address() + "x"), folder.resolve("a/x"));
      assertThat(folder.resolve("a/x")).hasContent("found");
      assertThat(hub.asked()).hasSize(4);
    }
  }

  @Test
  void whatIsNotThereOrForbiddenIsAskedForOnce() throws IOException {
    try (LocalHub hub = new LocalHub();
        HttpWeb web = web(Map.of())) {
      hub.outage("forbidden", 403);
      assertThatThrownBy(() -> web.read(URI.create(hub.address() + "x")))
          .isInstanceOf(Web.Absent.class);
      assertThatThrownBy(() -> web.read(URI.create(hub.address() + "forbidden")))
          .hasMessageContaining("403");
      assertThat(hub.asked()).containsExactly("/x", "/forbidden");
    }
  }

  @Test
  void aServerThatStaysOutOfOrderIsGivenUp() throws IOException {
    try (LocalHub hub = new LocalHub();
        HttpWeb web = web(Map.of())) {
      hub.outage("x", 500, 500, 500, 500, 500, 500, 500);
      assertThatThrownBy(() -> web.read(URI.create(hub.address() + "x")))
          .hasMessage("it answers with status 500");
      assertThat(hub.asked()).hasSize(6);
    }
  }

  @Test
  void aLoginInAnAddressGoesToThatServerAndNotWhereItRedirectsTo() throws IOException {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          boolean first = exchange.getRequestURI().getPath().equals("/one");
          exchange
              .getResponseHeaders()
              .add(
                  "Location", "http://localhost:" + server.getAddress().getPort() + "/two?a=b%20c");
          exchange.sendResponseHeaders(first ? 302 : 200, -1);
          exchange.close();
        });
    server.start();
    try (HttpWeb web = web(Map.of())) {
      web.read(URI.create("http://me:secret@127.0.0.1:" + server.getAddress().getPort() + "/one"));
    } finally {
      server.stop(0);
    }
    assertThat(heard)
        .containsExactly("/one 127.0.0.1 Basic bWU6c2VjcmV0", "/two?a=b%20c localhost null");
  }

  @Test
  void proxiesComeFromTheEnvironment() {
    EnvironmentProxies proxies =
        EnvironmentProxies.of(
            Map.of(
                "https_proxy", "http://me:pw@proxy.example:3128",
                "HTTP_PROXY", "other.example",
                "NO_PROXY", "localhost, .inside.example"));
    assertThat(proxies.select(URI.create("https://hub.getdbt.com/x")).getFirst().address())
        .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    assertThat(proxies.select(URI.create("http://hub.getdbt.com/x")).getFirst().address())
        .isEqualTo(InetSocketAddress.createUnresolved("other.example", 8080));
    assertThat(proxies.select(URI.create("https://git.inside.example/x")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(proxies.select(URI.create("https://localhost:8443/x")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(proxies.login()).contains(new EnvironmentProxies.Login("me", "pw"));
    assertThat(EnvironmentProxies.of(Map.of()).select(URI.create("https://x/")))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void aProxyIsAskedInThePlaceOfTheServer() throws IOException {
    try (LocalHub proxy = new LocalHub();
        HttpWeb web = web(Map.of("http_proxy", proxy.address()))) {
      proxy.document("x", "by the proxy".getBytes(StandardCharsets.UTF_8));
      assertThat(web.read(URI.create("http://nowhere.example/x")))
          .asString()
          .isEqualTo("by the proxy");
    }
  }
}
