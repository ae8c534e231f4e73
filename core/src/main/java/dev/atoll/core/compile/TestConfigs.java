package dev.atoll.core.compile;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configs that only data tests have (https://docs.getdbt.com/reference/data-test-configs):
 * checked, and those that follow from others filled in.
 */
final class TestConfigs {
  private static final String STORE = "store_failures";
  private static final String STORE_AS = "store_failures_as";

  private TestConfigs() {}

  /**
   * A test's config, complete.
   *
   * @throws ProblemException for values that cannot be
   */
  static NodeConfig complete(NodeConfig config, String name, Place place) {
    Problems problems = new Problems();
    String severity = config.text("severity").orElse("ERROR").toLowerCase(Locale.ROOT);
    if (!List.of("error", "warn").contains(severity)) {
      problems.add(wrong(config, "severity", name, place, "write error or warn"));
    }
    if (!config.text("limit").orElse("1").matches("\\d+")) {
      problems.add(wrong(config, "limit", name, place, "write a whole number"));
    }
    for (String key : List.of("warn_if", "error_if", "fail_calc")) {
      if (!(config.value(key) instanceof String)) {
        problems.add(wrong(config, key, name, place, "write it as text, such as \">10\""));
      }
    }
    if (config.value("where") != null && !(config.value("where") instanceof String)) {
      problems.add(wrong(config, "where", name, place, "write a condition as text"));
    }
    if (config.value(STORE) != null && !(config.value(STORE) instanceof Boolean)) {
      problems.add(wrong(config, STORE, name, place, "write true or false"));
    }
    String kept = config.text(STORE_AS).orElse("table");
    if (!List.of("table", "view", "ephemeral").contains(kept)) {
      problems.add(wrong(config, STORE_AS, name, place, "write table, view or ephemeral"));
    }
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(config.values());
    if (config.value(STORE_AS) != null) {
      values.put(STORE, !kept.equals("ephemeral"));
    } else if (config.value(STORE) != null) {
      values.put(STORE_AS, config.isTrue(STORE) ? "table" : "ephemeral");
    }
    return new NodeConfig(new LinkedHashMap<>(values), config.unrendered());
  }

  private static Problem wrong(
      NodeConfig config, String key, String name, Place place, String mend) {
    return Problem.error(
        ResourceDrafts.BAD_CONFIG,
        place,
        "config '" + key + "' of test '" + name + "' cannot be '" + config.value(key) + "'",
        "",
        mend);
  }
}
