package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tenants who share what they render get the bytes that each would render alone. The form for other
 * people's projects, on two engines, is {@code conformance/run.sh --sharing}.
 */
final class SharingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bookshop, currency, EUR, NOK, 100",
    "bookshop, round, 1, 2, 100",
    "workshop, round, 1, 2, 150",
    "depot, rate, 2, 3, 100"
  })
  void whatIsSharedIsByteForByteWhatEachTenantRendersAlone(
      String project, String variable, String usual, String odd, int texts) throws IOException {
    Tool.copy("projects/" + project, folder.resolve("project"));
    write("odd.yml", "vars: {" + variable + ": " + odd + "}\n");
    write("usual.yml", "vars: {" + variable + ": " + usual + "}\n");
    write(
        "fleet.yml",
        """
        version: 1
        name: %s_fleet
        project: project
        variables: {+from_project: true}
        layers: [{name: kind, file: "{kind}.yml"}]
        tenants:
          inline: [{id: one, kind: usual}, {id: two, kind: odd}, {id: three, kind: usual}]
        engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}_own.duckdb"}}
        routing: {engine: local, schema: "s_{tenant}"}
        """
            .formatted(project));
    String plan = plan("shared.json");
    assertThat(plan("fresh.json", "--no-share")).isEqualTo(plan);

    SortedMap<String, String> shared = built();
    for (String made : new String[] {"target", "data", ".atoll"}) {
      Tool.delete(folder.resolve(made));
    }
    assertThat(built("--no-share")).isEqualTo(shared);
    assertThat(shared).hasSizeGreaterThan(texts);
    assertThat(shared.keySet())
        .anyMatch(name -> name.startsWith("tenants/one/"))
        .anyMatch(name -> name.startsWith("tenants/two/"));
  }

  private SortedMap<String, String> built(String... options) throws IOException {
    String[] words = new String[options.length + 1];
    words[0] = "build";
    System.arraycopy(options, 0, words, 1, options.length);
    // Some nodes of these projects fail on purpose.
    Tool.Said said = new Tool(folder).run(words);
    assertThat(said.code()).as(said.out() + said.err()).isBetween(0, 1);
    return RenderedSql.below(folder.resolve("target"));
  }

  private String plan(String file, String... options) throws IOException {
    String[] words = new String[options.length + 3];
    words[0] = "plan";
    words[1] = "--out";
    words[2] = file;
    System.arraycopy(options, 0, words, 3, options.length);
    Tool.Said said = new Tool(folder).run(words);
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return Files.readString(folder.resolve(file));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
