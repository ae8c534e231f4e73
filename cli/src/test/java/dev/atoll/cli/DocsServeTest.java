package dev.atoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DocsServeTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  @TempDir Path folder;
  private final CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
  private final CompletableFuture<String> said = new CompletableFuture<>();

  /** Tells what was printed as soon as somebody flushes it with an address in it. */
  private PrintStream out() {
    return new PrintStream(
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            String text = toString(StandardCharsets.UTF_8);
            if (ADDRESS.matcher(text).find() && text.endsWith("\n")) {
              said.complete(text);
            }
          }
        },
        false,
        StandardCharsets.UTF_8);
  }

  private CompletableFuture<Integer> serve(String... more) throws IOException {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/index.html"), "the page");
    World world =
        new World(
            "atoll",
            out(),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            new TreeMap<>(),
            folder,
            () -> FakeRuns.START,
            ZoneOffset.UTC,
            Screen.none(),
            wished());
    List<String> arguments = new java.util.ArrayList<>(List.of("docs", "serve", "--port", "0"));
    arguments.addAll(List.of(more));
    return CompletableFuture.supplyAsync(
        () -> Main.run(arguments, world, new FakeAtoll(Scenario.NOTHING, folder)));
  }

  private Interrupts wished() {
    return (first, again) -> {
      interrupt.complete(first);
      return () -> {};
    };
  }

  @Test
  void thePageIsThereUntilAnInterruptEndsTheCommand() throws Exception {
    CompletableFuture<Integer> code = serve();
    Matcher address = ADDRESS.matcher(said.get(30, TimeUnit.SECONDS));
    assertThat(address.find()).isTrue();
    URI page = URI.create(address.group());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("the page");
    }
    assertThat(code).isNotDone();
    interrupt.get(30, TimeUnit.SECONDS).run();
    assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(130);
  }

  @Test
  void theDocumentIsWrittenOnceSomebodyListens() throws Exception {
    CompletableFuture<Integer> code = serve("--output", "json");
    assertThat(said.get(30, TimeUnit.SECONDS))
        .contains(
            "\"command\": \"docs serve\"", "\"exit_code\": 0", "\"url\": \"http://127.0.0.1:");
    interrupt.get(30, TimeUnit.SECONDS).run();
    assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(130);
  }
}
