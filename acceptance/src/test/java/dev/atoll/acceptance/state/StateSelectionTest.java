package dev.atoll.acceptance.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One project and many changes to it: what {@code ls --select state:…} lists after each is what dbt
 * lists, whoever wrote the earlier manifest.
 */
@Timeout(600)
final class StateSelectionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINES_OF_A_LARGE_SEED = 30_000;

  @TempDir static Path base;
  @TempDir static Path ownState;
  @TempDir Path changed;

  static Stream<String> changes() throws IOException {
    return JSON.readTree(Cli.RESOURCES.resolve("changes.json").toFile()).properties().stream()
        .map(Map.Entry::getKey);
  }

  /** What dbt chose, by selector. */
  private static SequencedMap<String, String> recorded(String change) throws IOException {
    SequencedMap<String, String> chosen = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Cli.RESOURCES.resolve("dbt-selects.txt"))) {
      String[] parts = line.split("\t", -1);
      if (parts[0].equals(change)) {
        chosen.put(parts[1], parts[2]);
      }
    }
    return chosen;
  }

  @BeforeAll
  static void writeTheEarlierState() throws IOException {
    Cli.copy(Cli.RESOURCES.resolve("project"), base);
    StringBuilder large = new StringBuilder("id,t\n");
    for (int i = 0; i < LINES_OF_A_LARGE_SEED; i++) {
      large.append(i).append(',').append("x".repeat(40)).append('\n');
    }
    Files.writeString(base.resolve("seeds/big.csv"), large);
    new Cli(base, Map.of()).done("parse", "--target-path", ownState.toString());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSameNodesAreChosenAsByDbt(String name) throws IOException {
    JsonNode change = JSON.readTree(Cli.RESOURCES.resolve("changes.json").toFile()).path(name);
    Cli.copy(base, changed);
    for (JsonNode edit : change.path("edits")) {
      apply(edit);
    }
    Map<String, String> environment = new TreeMap<>();
    change
        .path("env")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    List<String> target =
        change.path("target").asText().isEmpty()
            ? List.of()
            : List.of("--target", change.path("target").asText());
    Cli cli = new Cli(changed, environment);
    SequencedMap<String, String> expected = recorded(name);
    assertThat(expected).isNotEmpty();

    Path dbtState = Cli.RESOURCES.resolve("written-by-dbt").toAbsolutePath();
    assertThat(chosen(cli, expected.sequencedKeySet(), dbtState, target)).isEqualTo(expected);
    assertThat(chosen(cli, List.of("state:modified", "state:unmodified"), ownState, target))
        .isEqualTo(only(expected, List.of("state:modified", "state:unmodified")));
  }

  private static SequencedMap<String, String> only(
      SequencedMap<String, String> all, List<String> selectors) {
    SequencedMap<String, String> some = new LinkedHashMap<>();
    selectors.forEach(selector -> some.put(selector, all.getOrDefault(selector, "")));
    return some;
  }

  private static SequencedMap<String, String> chosen(
      Cli cli, Iterable<String> selectors, Path state, List<String> target) throws IOException {
    SequencedMap<String, String> chosen = new LinkedHashMap<>();
    for (String selector : selectors) {
      List<String> command = new ArrayList<>(List.of("ls", "--select", selector));
      command.addAll(
          List.of("--state", state.toString(), "--output", "json", "--output-keys", "unique_id"));
      command.addAll(target);
      Cli.Said said = cli.run(command);
      chosen.put(
          selector,
          said.code() == 0
              ? ids(said.out())
              : "error: "
                  + (said.err().contains("A442") ? "ContractBreakingChangeError" : said.err()));
    }
    return chosen;
  }

  private static String ids(String lines) throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      ids.add(JSON.readTree(line).path("unique_id").asText());
    }
    return String.join(" ", ids.stream().sorted().toList());
  }

  private void apply(JsonNode edit) throws IOException {
    Path file = changed.resolve(edit.path("file").asText());
    switch (edit.path("op").asText()) {
      case "replace" -> {
        String text = Files.readString(file);
        String from = edit.path("from").asText();
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(
            file,
            text.substring(0, at) + edit.path("to").asText() + text.substring(at + from.length()));
      }
      case "write" -> Files.writeString(file, edit.path("text").asText());
      case "append" -> Files.writeString(file, Files.readString(file) + edit.path("text").asText());
      case "remove" -> Files.delete(file);
      case "move" -> {
        Path to = changed.resolve(edit.path("to").asText());
        Files.createDirectories(to.getParent());
        Files.move(file, to);
      }
      default -> throw new IllegalArgumentException(edit.toString());
    }
  }
}
