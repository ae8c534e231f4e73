package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * One generic test as a properties file asks for it, whichever of the written forms it has.
 *
 * @param namespace package before the dot, as in {@code dbt_utils.expression_is_true}
 * @param name of the test, without package and without {@code test_}
 * @param customName {@code name:}, replaces the name that is made from the arguments
 * @param description of the test
 * @param arguments by keyword, as written; those under {@code arguments:} come over those beside it
 * @param config {@code config:} and the configs that stand beside the arguments (severity, where,
 *     tags …), in one mapping, as written
 * @param place of the test's name
 * @param raw the whole item of the list
 */
public record TestDeclaration(
    Optional<String> namespace,
    String name,
    Optional<YamlNode> customName,
    Optional<YamlNode> description,
    YamlMap arguments,
    YamlMap config,
    Place place,
    YamlNode raw) {
  /** Configs that dbt also takes from among the arguments, in the order in which it prints them. */
  public static final List<String> CONFIGS =
      List.of(
          "severity",
          "tags",
          "enabled",
          "where",
          "limit",
          "warn_if",
          "error_if",
          "fail_calc",
          "store_failures",
          "store_failures_as",
          "meta",
          "database",
          "schema",
          "alias");
}
