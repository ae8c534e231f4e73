package dev.atoll.core.parse;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The keys that properties files may hold, and what is said about others. */
final class PropertyKeys {
  private static final String[] DESCRIBED = {
    "name", "description", "config", "meta", "docs", "tags"
  };

  static final PropertyKeys FILE =
      new PropertyKeys(
          "version",
          "models",
          "seeds",
          "snapshots",
          "analyses",
          "sources",
          "macros",
          "exposures",
          "groups",
          "unit_tests",
          "semantic_models",
          "metrics",
          "saved_queries",
          "data_tests",
          "tests",
          "functions",
          "anchors");

  static final PropertyKeys MODEL =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "columns",
          "tests",
          "data_tests",
          "quote_columns",
          "access",
          "group",
          "constraints",
          "latest_version",
          "versions",
          "deprecation_date",
          "time_spine",
          "freshness",
          "primary_key",
          "data_type",
          "enabled",
          "contract");

  static final PropertyKeys SEED =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "columns",
          "tests",
          "data_tests",
          "quote_columns",
          "access",
          "group",
          "enabled");

  static final PropertyKeys SNAPSHOT =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "relation",
          "columns",
          "tests",
          "data_tests",
          "quote_columns",
          "group",
          "enabled");

  static final PropertyKeys ANALYSIS =
      new PropertyKeys(Stream.of(DESCRIBED), "columns", "access", "enabled");

  static final PropertyKeys SINGULAR_TEST = new PropertyKeys(Stream.of(DESCRIBED), "enabled");

  static final PropertyKeys SOURCE =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "database",
          "catalog",
          "schema",
          "loader",
          "quoting",
          "freshness",
          "loaded_at_field",
          "loaded_at_query",
          "tables",
          "overrides",
          "enabled",
          "tests",
          "data_tests");

  static final PropertyKeys TABLE =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "identifier",
          "columns",
          "tests",
          "data_tests",
          "loader",
          "quoting",
          "freshness",
          "loaded_at_field",
          "loaded_at_query",
          "external",
          "data_type",
          "constraints",
          "enabled");

  static final PropertyKeys COLUMN =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "data_type",
          "constraints",
          "tests",
          "data_tests",
          "quote",
          "granularity",
          "policy_tags",
          "dimension",
          "entity");

  static final PropertyKeys MACRO = new PropertyKeys(Stream.of(DESCRIBED), "arguments", "enabled");

  static final PropertyKeys VERSION =
      new PropertyKeys(
          Stream.of(DESCRIBED),
          "v",
          "defined_in",
          "access",
          "constraints",
          "columns",
          "tests",
          "data_tests",
          "deprecation_date",
          "contract");

  private final SequencedSet<String> known;

  private PropertyKeys(String... keys) {
    this(Stream.<String>empty(), keys);
  }

  private PropertyKeys(Stream<String> first, String... keys) {
    known = Ordered.set(Stream.concat(first, Stream.of(keys)).toList());
  }

  static PropertyKeys of(ResourceType type) {
    return switch (type) {
      case MODEL, FUNCTION -> MODEL;
      case SEED -> SEED;
      case SNAPSHOT -> SNAPSHOT;
      case ANALYSIS -> ANALYSIS;
      case TEST -> SINGULAR_TEST;
      case SOURCE -> SOURCE;
      case MACRO -> MACRO;
      case EXPOSURE, GROUP, UNIT_TEST, SEMANTIC_MODEL, METRIC, SAVED_QUERY, OPERATION, DOC ->
          throw new IllegalArgumentException("keys of " + type + " are not checked here");
    };
  }

  /** What a resource that lives in YAML alone cannot do without, beside its name. */
  static List<String> required(ResourceType type) {
    return switch (type) {
      case EXPOSURE -> List.of("type", "owner");
      case GROUP -> List.of("owner");
      case UNIT_TEST -> List.of("model", "given", "expect");
      case SEMANTIC_MODEL -> List.of("model");
      case METRIC -> List.of("type");
      case SAVED_QUERY -> List.of("query_params");
      case MODEL, ANALYSIS, TEST, SNAPSHOT, SEED, SOURCE, MACRO, FUNCTION, OPERATION, DOC ->
          List.of();
    };
  }

  boolean knows(String key) {
    return known.contains(key);
  }

  /** Warns of keys that have no meaning; dbt lets them pass, so that they are no errors. */
  void check(YamlMap map, Problems problems) {
    for (YamlEntry entry : map.entries()) {
      if (!known.contains(entry.key()) && !isForAnchors(entry.key())) {
        problems.add(
            Problem.warning(
                ParseCodes.UNKNOWN_PROPERTY,
                entry.place().withLength(entry.key().length()),
                "unknown key '" + entry.key() + "'",
                "it has no effect here",
                Nearest.suggestion(entry.key(), known, fallback())));
      }
    }
  }

  private String fallback() {
    return this == FILE
        ? "remove it; what only holds anchors goes under 'anchors:'"
        : "a config goes under 'config:', and a note of your own under 'config: {meta: …}'";
  }

  private boolean isForAnchors(String key) {
    return this == FILE && (key.startsWith("x-") || key.startsWith("_") || key.startsWith("."));
  }
}
