package dev.atoll.core.project;

import java.util.Optional;

/** dbt's resource types, by the words its files and artifacts use. */
public enum ResourceType {
  MODEL("model", "models"),
  ANALYSIS("analysis", "analyses"),
  TEST("test", "data_tests"),
  SNAPSHOT("snapshot", "snapshots"),
  SEED("seed", "seeds"),
  SOURCE("source", "sources"),
  MACRO("macro", "macros"),
  EXPOSURE("exposure", "exposures"),
  GROUP("group", "groups"),
  UNIT_TEST("unit_test", "unit_tests"),
  SEMANTIC_MODEL("semantic_model", "semantic_models"),
  METRIC("metric", "metrics"),
  SAVED_QUERY("saved_query", "saved_queries"),
  FUNCTION("function", "functions"),
  OPERATION("operation", "operations"),
  DOC("doc", "docs");

  private final String word;
  private final String plural;

  ResourceType(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** As in {@code resource_type} and at the front of a unique id: {@code model}. */
  public String word() {
    return word;
  }

  /** As a section of a properties file and a config tree: {@code models}. */
  public String plural() {
    return plural;
  }

  /** The type with this {@link #plural}; {@code tests} is the old word for data tests. */
  public static Optional<ResourceType> ofPlural(String plural) {
    String current = plural.equals("tests") ? TEST.plural : plural;
    for (ResourceType type : values()) {
      if (type.plural.equals(current)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
