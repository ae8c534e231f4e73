package dev.atoll.core.packages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The web over HTTP: several tries where a server is out of order, redirects followed, proxies as
 * the environment names them.
 */
public final class HttpWeb implements Web, AutoCloseable {
  private static final int TRIES = 6;
  private static final int MAX_REDIRECTS = 10;
  private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(30);
  private static final Duration UNTIL_READ = Duration.ofSeconds(60);
  private static final Duration UNTIL_DOWNLOADED = Duration.ofMinutes(15);
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient client;
  private final Stop stop;
  private final Duration pause;

  /**
   * Prepares a client; nothing is opened yet.
   *
   * @param environment for {@code HTTPS_PROXY}, {@code NO_PROXY} and their kin
   * @param pause between two tries
   */
  public HttpWeb(Map<String, String> environment, Stop stop, Duration pause) {
    EnvironmentProxies proxies = EnvironmentProxies.of(environment);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(UNTIL_CONNECTED)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies);
    proxies.login().ifPresent(login -> builder.authenticator(authenticator(login)));
    this.client = builder.build();
    this.stop = stop;
    this.pause = pause;
  }

  private static Authenticator authenticator(EnvironmentProxies.Login login) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        // A password for the proxy is no password for anybody behind it.
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(login.user(), login.password().toCharArray())
            : new PasswordAuthentication("", new char[0]);
      }
    };
  }

  @Override
  public byte[] read(URI address) throws IOException {
    return tried(address, BodyHandlers.ofByteArray(), UNTIL_READ);
  }

  @Override
  public void download(URI address, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    tried(address, BodyHandlers.ofFile(file), UNTIL_DOWNLOADED);
  }

  private <T> T tried(URI address, BodyHandler<T> body, Duration limit) throws IOException {
    for (int attempt = 1; ; attempt++) {
      stop.check();
      try {
        return followed(address, body, limit);
      } catch (Absent e) {
        throw e;
      } catch (Refused e) {
        throw new IOException(e.getMessage(), e);
      } catch (IOException e) {
        stop.check();
        if (attempt == TRIES) {
          throw e;
        }
      }
      rest();
    }
  }

  private void rest() throws InterruptedIOException {
    CompletableFuture<Boolean> woken = new CompletableFuture<>();
    try (Stop.Listening _ = stop.onRequest(() -> woken.complete(true))) {
      woken.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The pause is over.
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it with an error", e);
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  private <T> T followed(URI address, BodyHandler<T> body, Duration limit) throws IOException {
    URI at = address;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpResponse<Optional<T>> response = sent(at, address, body, limit);
      int status = response.statusCode();
      Optional<String> location = response.headers().firstValue("Location");
      if (status / 100 == 3 && location.isPresent()) {
        at = redirected(at, location.get());
      } else {
        return response.body().orElseThrow(() -> refusal(status));
      }
    }
    throw new Refused("it redirects in a circle");
  }

  private static IOException refusal(int status) {
    String said = "it answers with status " + status;
    if (status == 404 || status == 410) {
      return new Absent(said);
    }
    return status >= 500 || status == TOO_MANY_REQUESTS ? new IOException(said) : new Refused(said);
  }

  private static URI redirected(URI from, String location) throws IOException {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new Refused("it redirects to no address", e);
    }
    boolean weaker = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
    if (weaker) {
      throw new Refused("it redirects from https to " + to.getScheme());
    }
    return to;
  }

  private <T> HttpResponse<Optional<T>> sent(URI at, URI asked, BodyHandler<T> body, Duration limit)
      throws IOException {
    CompletableFuture<HttpResponse<Optional<T>>> answer =
        client.sendAsync(request(at, asked, limit), only(body));
    try (Stop.Listening _ = stop.onRequest(() -> answer.cancel(true))) {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("it took longer than " + limit.toSeconds() + " s", e);
    } catch (CancellationException e) {
      stop.check();
      throw new IOException("it was given up", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  /** Only a good answer's body is wanted. */
  private static <T> BodyHandler<Optional<T>> only(BodyHandler<T> body) {
    return answer ->
        answer.statusCode() == 200
            ? BodySubscribers.mapping(body.apply(answer), Optional::of)
            : BodySubscribers.replacing(Optional.empty());
  }

  private static IOException cause(ExecutionException e) {
    Throwable cause = e.getCause();
    String said = cause == null ? "" : cause.getMessage();
    return new IOException(
        cause instanceof ConnectException
            ? "there is no connection" + (said == null || said.isBlank() ? "" : ": " + said)
            : String.valueOf(cause),
        e);
  }

  private static HttpRequest request(URI at, URI asked, Duration limit) throws IOException {
    if (at.getHost() == null
        || !("http".equals(at.getScheme()) || "https".equals(at.getScheme()))) {
      throw new Refused("it is no address that begins with http:// or https://");
    }
    HttpRequest.Builder builder = HttpRequest.newBuilder(bare(at));
    builder.timeout(limit).header("User-Agent", "atoll");
    String login = asked.getRawUserInfo();
    if (login != null && Objects.equals(at.getHost(), asked.getHost())) {
      builder.header("Authorization", "Basic " + encoded(asked.getUserInfo()));
    }
    return builder.GET().build();
  }

  /** The address without the name and password in it. */
  private static URI bare(URI at) {
    String login = at.getRawUserInfo();
    return login == null ? at : URI.create(at.toString().replace("//" + login + "@", "//"));
  }

  private static String encoded(String login) {
    String both = login.contains(":") ? login : login + ":";
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** An answer that another try would not change. */
  private static final class Refused extends IOException {
    Refused(String message) {
      super(message);
    }

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
