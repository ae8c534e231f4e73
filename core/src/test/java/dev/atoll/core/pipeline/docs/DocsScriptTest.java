package dev.atoll.core.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page's script makes of texts and graphs, where there is a Node.js to run it. How a page
 * looks is not tested.
 */
@Timeout(120)
final class DocsScriptTest {
  @TempDir Path folder;

  @Test
  void theScriptPassesItsChecks() throws Exception {
    assumeTrue(run("--version").startsWith("v"), "there is no Node.js on this machine");
    Path script = folder.resolve("page.js");
    String own = DocsPage.script();
    Files.writeString(
        script, own.substring(0, own.lastIndexOf("start();")) + resource("checks.js"));

    assertThat(run(script.toString()).strip()).isEqualTo("all checks passed");
  }

  /** What it printed; nothing where it cannot be run. */
  private String run(String argument) throws InterruptedException {
    try {
      Path out = folder.resolve("out.txt");
      Process node =
          new ProcessBuilder("node", argument)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!node.waitFor(60, TimeUnit.SECONDS)) {
        node.destroyForcibly();
        return "it did not end";
      }
      return Files.readString(out);
    } catch (IOException e) {
      return "";
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = DocsScriptTest.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
