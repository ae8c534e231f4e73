package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problems;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The text of {@code --vars}. */
public final class CommandLineVars {
  private CommandLineVars() {}

  /**
   * A YAML mapping as plain data, as dbt takes it; empty, with a Problem, when the text is none.
   * Places in problems carry the file name {@code --vars}.
   */
  public static SequencedMap<String, @Nullable Object> read(String text, Problems problems) {
    return YamlReader.readMap("--vars", text, problems)
        .map(YamlMap::toJava)
        .orElseGet(() -> Ordered.map(Map.of()));
  }
}
