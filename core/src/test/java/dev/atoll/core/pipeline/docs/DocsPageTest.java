package dev.atoll.core.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Ordered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocsPageTest {
  private static final String HOSTILE =
      "{\"name\": \"</script><script>alert(1)</script><!-- <b> %SCRIPT% %POLICY%\"}";

  @TempDir Path folder;

  @Test
  void whatThePageHoldsCannotEndItsElement() {
    String page = DocsPage.holding(HOSTILE);
    assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("<!-- <b>");
    assertThat(embedded(page))
        .isEqualTo(HOSTILE.replace("<", "\\u003c"))
        .contains("%SCRIPT% %POLICY%");
  }

  @Test
  void thePageHasTheTwoScriptsItWasWrittenWithWhateverItHolds() {
    assertThat(count("<script", DocsPage.loading())).isEqualTo(2);
    assertThat(count("<script", DocsPage.holding(HOSTILE))).isEqualTo(2);
    assertThat(count("</script", DocsPage.holding(HOSTILE))).isEqualTo(2);
  }

  @Test
  void thePolicyLetsThisScriptAndThisStyleRunAndNothingElse() throws Exception {
    String page = DocsPage.loading();
    String script = between(page, "<script>", "</script>");
    String style = between(page, "<style>", "</style>");
    assertThat(between(page, "Security-Policy\" content=\"", "\""))
        .startsWith("default-src 'none'; ")
        .contains("script-src '" + hash(script) + "';", "style-src '" + hash(style) + "';")
        .doesNotContain("unsafe", "http");
  }

  @Test
  void nothingIsLoadedFromAnotherHost() {
    Matcher addresses = Pattern.compile("https?://[\\w.-]+").matcher(DocsPage.loading());
    assertThat(addresses.results().map(found -> found.group()).distinct())
        .as("the name of SVG is an address that nobody calls")
        .containsExactly("http://www.w3.org");
    assertThat(DocsPage.loading()).doesNotContain(" src=", "<link", "@import", "url(");
  }

  @Test
  void theScriptMakesElementsAndNeverMarkup() {
    assertThat(DocsPage.script())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write")
        .doesNotContain("eval(", "Function(", "srcdoc", "DOMParser", "setTimeout(");
  }

  @Test
  void aPageOfOneTenantHoldsNobodyElse() throws IOException {
    DocsSite site = new DocsSite(folder, "retail", DocsSite.Kind.FLEET);
    DocsSite.Shown oslo = shown("oslo");
    DocsSite.Shown york = shown("york");
    site.write(List.of(oslo, york));
    String page = Files.readString(site.writeStatic(oslo));

    assertThat(Files.readString(folder.resolve("docs.json"))).contains("oslo", "york");
    assertThat(embedded(page)).contains("\"of\":\"oslo\"").doesNotContain("york");
  }

  @Test
  void assetsAreCopiedFromInsideTheProjectAlone() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve("assets/deep"));
    Files.writeString(project.resolve("assets/deep/a.png"), "picture");
    Files.createDirectories(folder.resolve("outside"));
    Files.writeString(folder.resolve("outside/b.png"), "other");
    Files.createSymbolicLink(project.resolve("assets/b.png"), folder.resolve("outside/b.png"));
    Path target = project.resolve("target");
    DocsSite site = new DocsSite(target, "shop", DocsSite.Kind.PROJECT);
    site.copyAssets(project, "assets");
    site.copyAssets(project, "../outside");
    site.copyAssets(project, ".");
    site.copyAssets(project, "missing");

    assertThat(target.resolve("assets/deep/a.png")).hasContent("picture");
    assertThat(target.resolve("assets/b.png")).doesNotExist();
    assertThat(project.resolve("outside")).doesNotExist();
  }

  private DocsSite.Shown shown(String id) throws IOException {
    Path own = Files.createDirectories(folder.resolve("tenants").resolve(id));
    Files.writeString(own.resolve("manifest.json"), "{\"of\":\"" + id + "\"}");
    Files.writeString(own.resolve("catalog.json"), "{}");
    return new DocsSite.Shown(id, Ordered.map(Map.of("region", "eu")), own);
  }

  private static String embedded(String page) {
    return between(page, "id=\"embedded\">", "</script>");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String hash(String text) throws Exception {
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
