package dev.atoll.core.parse;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values of exposures, metrics and groups that cannot be
 * (https://docs.getdbt.com/reference/exposure-properties).
 */
final class OtherChecks {
  private static final List<String> EXPOSURES =
      List.of("dashboard", "notebook", "analysis", "ml", "application");
  private static final List<String> MATURITIES = List.of("low", "medium", "high");
  private static final List<String> METRICS =
      List.of("simple", "ratio", "cumulative", "derived", "conversion");
  private static final Pattern REFERENCE =
      Pattern.compile("(?s)\\s*(ref|source|metric)\\s*\\(.*\\)\\s*");

  private OtherChecks() {}

  static void check(
      ResourceType type, YamlScalar name, YamlMap map, Shapes shapes, Problems problems) {
    switch (type) {
      case EXPOSURE -> exposure(name, map, shapes, problems);
      case METRIC -> word(name, map, "type", METRICS, problems);
      case GROUP -> shapes.map(map, "owner");
      case UNIT_TEST, SEMANTIC_MODEL, SAVED_QUERY -> {}
      case MODEL, SEED, SNAPSHOT, ANALYSIS, TEST, FUNCTION, SOURCE, MACRO, OPERATION, DOC ->
          throw new IllegalStateException(type + " has properties of its own");
    }
  }

  private static void exposure(YamlScalar name, YamlMap map, Shapes shapes, Problems problems) {
    word(name, map, "type", EXPOSURES, problems);
    word(name, map, "maturity", MATURITIES, problems);
    shapes
        .map(map, "owner")
        .filter(owner -> owner.entry("name").isEmpty() && owner.entry("email").isEmpty())
        .ifPresent(
            owner ->
                problems.add(
                    wrong(
                        owner,
                        "the owner of exposure '" + name.text() + "' has neither name nor email",
                        "write 'owner: {name: …}'")));
    for (YamlNode item : shapes.list(map, "depends_on")) {
      if (!REFERENCE.matcher(String.valueOf(item.toJava())).matches()) {
        problems.add(
            wrong(
                item,
                "exposure '" + name.text() + "' cannot depend on '" + item.toJava() + "'",
                "write ref('…') or source('…', '…')"));
      }
    }
  }

  private static void word(
      YamlScalar name, YamlMap map, String key, List<String> words, Problems problems) {
    Optional<YamlNode> value = map.entry(key).map(YamlEntry::value);
    String text = value.map(node -> String.valueOf(node.toJava())).orElse("");
    if (value.isPresent() && !text.contains("{{") && !words.contains(text)) {
      problems.add(
          Problem.error(
              ParseCodes.WRONG_SHAPE,
              value.get().place(),
              "the " + key + " of '" + name.text() + "' cannot be '" + text + "'",
              "it is one of " + String.join(", ", words),
              Nearest.suggestion(text, words, "write one of these")));
    }
  }

  private static Problem wrong(YamlNode node, String message, String mend) {
    return Problem.error(ParseCodes.WRONG_SHAPE, node.place(), message, "", mend);
  }
}
