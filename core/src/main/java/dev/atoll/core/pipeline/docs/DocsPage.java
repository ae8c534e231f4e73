package dev.atoll.core.pipeline.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page of the site: one file with its style and script inside. Its policy lets no other script
 * run and nothing be loaded from elsewhere, whatever names and descriptions hold.
 */
final class DocsPage {
  private static final List<String> SCRIPTS =
      List.of("text.js", "project.js", "lineage.js", "page.js");

  private DocsPage() {}

  /** The page that loads what it shows from files beside it. */
  static String loading() {
    return with("null");
  }

  /**
   * The page that holds what it shows.
   *
   * @param json an object, as {@code text.js} documents it
   */
  static String holding(String json) {
    return with(inScript(json));
  }

  /** JSON that ends no script element: {@code <} stands only within its texts. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String with(String embedded) {
    String style = resource("page.css");
    String script = script();
    // What the project says comes last: nothing in it is looked at for a mark.
    return resource("page.html")
        .replace("%STYLE%", style)
        .replace("%POLICY%", policy(style, script))
        .replace("%SCRIPT%", script)
        .replace("%EMBEDDED%", embedded);
  }

  /** All parts of the script, in one function of its own. */
  static String script() {
    StringBuilder script = new StringBuilder("\"use strict\";\n");
    SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
    return script.append("start();\n").toString();
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; script-src '"
        + hash("\n" + script)
        + "'; style-src '"
        + hash("\n" + style)
        + "'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = DocsPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
