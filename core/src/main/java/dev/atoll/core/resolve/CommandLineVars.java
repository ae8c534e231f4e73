package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
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
    Problems found = new Problems();
    SequencedMap<String, @Nullable Object> vars =
        YamlReader.readMap("--vars", text, found)
            .map(YamlMap::toJava)
            .orElseGet(() -> Ordered.map(Map.of()));
    found.sorted().forEach(problem -> problems.add(explained(problem, text)));
    return vars;
  }

  /** There is no file whose line could be shown, so the text itself is. */
  private static Problem explained(Problem problem, String text) {
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place(),
        "--vars holds no mapping of names to values: "
            + problem.message().replace("the file must hold keys and values at its top", text),
        problem.cause(),
        "write it as YAML or JSON, such as --vars '{currency: EUR, vat_rate: 0.19}'",
        problem.tenants(),
        problem.trace());
  }
}
