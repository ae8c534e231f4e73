package dev.atoll.core.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocsServerTest {
  private static final DocsServer.Address ANY_PORT = new DocsServer.Address("127.0.0.1", 0);

  @TempDir Path folder;
  private Path target = Path.of("target");
  private DocsServer server;

  @BeforeEach
  void aSiteBesideASecret() throws IOException {
    target = Files.createDirectories(folder.resolve("target"));
    Files.writeString(target.resolve("index.html"), "<p>the page</p>");
    Files.writeString(target.resolve("manifest.json"), "{}");
    Files.createDirectories(target.resolve("tenants/a b"));
    Files.writeString(target.resolve("tenants/a b/catalog.json"), "{\"of\": \"a b\"}");
    Files.writeString(folder.resolve("profiles.yml"), "password: secret");
    Files.createDirectories(folder.resolve("target-of-another"));
    Files.writeString(folder.resolve("target-of-another/x.txt"), "password: secret");
    Files.createSymbolicLink(target.resolve("link.yml"), folder.resolve("profiles.yml"));
    Files.createSymbolicLink(target.resolve("up"), folder);
    server = DocsServer.start(target, ANY_PORT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** As it comes over the wire: a client of Java would tidy the path up first. */
  private String answer(String line, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      try (InputStream answer = socket.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private String get(String path) throws IOException {
    return answer("GET " + path + " HTTP/1.1", "localhost:" + server.uri().getPort());
  }

  @Test
  void thePageAndTheArtifactsAreServed() throws IOException {
    assertThat(get("/")).startsWith("HTTP/1.1 200").contains("text/html", "<p>the page</p>");
    assertThat(get("/manifest.json?x=1"))
        .startsWith("HTTP/1.1 200")
        .contains("application/json", "nosniff");
    assertThat(get("/tenants/a%20b/catalog.json")).contains("{\"of\": \"a b\"}");
  }

  @Test
  void headSaysTheSameWithoutABody() throws IOException {
    assertThat(answer("HEAD / HTTP/1.1", "localhost"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("content-length: 15")
        .doesNotContain("the page");
  }

  @Test
  void nothingOutsideOfTheFolderIsServed() throws IOException {
    for (String path :
        new String[] {
          "/../profiles.yml",
          "/%2e%2e/profiles.yml",
          "/..%2fprofiles.yml",
          "/%2e%2e%2fprofiles.yml",
          "/tenants/../../profiles.yml",
          "/tenants/%2e%2e/%2e%2e/profiles.yml",
          "/../target-of-another/x.txt",
          "/..%5cprofiles.yml",
          "//" + folder + "/profiles.yml",
          "/" + folder + "/profiles.yml",
          "/%2f" + folder.toString().substring(1) + "/profiles.yml",
          "/link.yml",
          "/up/profiles.yml",
          "/up/target-of-another/x.txt",
          "/index.html%00.txt",
          "/profiles.yml"
        }) {
      assertThat(get(path)).as(path).doesNotContain("secret").contains(" 40");
    }
  }

  @Test
  void aFolderIsNotListed() throws IOException {
    assertThat(get("/tenants/")).startsWith("HTTP/1.1 404");
    assertThat(get("/tenants")).startsWith("HTTP/1.1 404");
  }

  @Test
  void nothingCanBeWritten() throws IOException {
    assertThat(answer("PUT /index.html HTTP/1.1", "localhost")).startsWith("HTTP/1.1 405");
    assertThat(answer("DELETE /index.html HTTP/1.1", "localhost")).startsWith("HTTP/1.1 405");
    assertThat(get("/")).contains("the page");
  }

  @Test
  void aNameOfAnotherHostThatLeadsHereIsRefused() throws IOException {
    assertThat(answer("GET /manifest.json HTTP/1.1", "evil.example:8080"))
        .startsWith("HTTP/1.1 403");
    assertThat(answer("GET /manifest.json HTTP/1.1", "localhost.evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(answer("GET /manifest.json HTTP/1.1", "[::1]:80")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aPortThatIsTakenIsAProblem() {
    int port = server.uri().getPort();
    assertThat(code(() -> DocsServer.start(target, new DocsServer.Address("127.0.0.1", port))))
        .isEqualTo("A761");
  }

  @Test
  void aHostAndAPortThatDoNotExistAreProblems() {
    for (DocsServer.Address wrong :
        new DocsServer.Address[] {
          new DocsServer.Address("no.such.host.invalid", 0),
          new DocsServer.Address("127.0.0.1", 70_000),
          new DocsServer.Address("127.0.0.1", -1),
          new DocsServer.Address("203.0.113.1", 0)
        }) {
      assertThat(code(() -> DocsServer.start(target, wrong)))
          .as(wrong.toString())
          .isEqualTo("A761");
    }
  }

  @Test
  void whatWasNeverGeneratedIsNotServed() {
    assertThat(code(() -> DocsServer.start(folder, ANY_PORT))).isEqualTo("A760");
  }

  private static String code(ThrowingCallable starting) {
    return catchThrowableOfType(ProblemException.class, starting).problem().code();
  }

  @Test
  void afterClosingNobodyListens() throws IOException {
    int port = server.uri().getPort();
    server.close();
    DocsServer.start(target, new DocsServer.Address("127.0.0.1", port)).close();
  }
}
