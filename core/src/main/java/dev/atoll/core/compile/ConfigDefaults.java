package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The config a resource has before anybody configures it, as dbt Core 1.11 writes it into its
 * manifest.
 */
final class ConfigDefaults {
  private ConfigDefaults() {}

  static Map<String, @Nullable Object> of(ResourceType type) {
    return switch (type) {
      case MODEL, ANALYSIS, OPERATION -> model("view");
      case SEED -> seed();
      case SNAPSHOT -> snapshot();
      case TEST -> test();
      case SOURCE -> source();
      case MACRO, EXPOSURE, GROUP, UNIT_TEST, SEMANTIC_MODEL, METRIC, SAVED_QUERY, FUNCTION, DOC ->
          enabledOnly();
    };
  }

  private static Map<String, @Nullable Object> enabledOnly() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("meta", Map.of());
    config.put("tags", List.of());
    return config;
  }

  private static Map<String, @Nullable Object> source() {
    Map<String, @Nullable Object> config = enabledOnly();
    for (String unset : List.of("event_time", "freshness", "loaded_at_field", "loaded_at_query")) {
      config.put(unset, null);
    }
    return config;
  }

  private static Map<String, @Nullable Object> model(String materialized) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    for (String unset : List.of("alias", "schema", "database")) {
      config.put(unset, null);
    }
    config.put("tags", List.of());
    config.put("meta", Map.of());
    config.put("group", null);
    config.put("materialized", materialized);
    for (String unset : List.of("incremental_strategy", "batch_size")) {
      config.put(unset, null);
    }
    config.put("lookback", 1L);
    config.put("begin", null);
    config.put("persist_docs", Map.of());
    config.put("post-hook", List.of());
    config.put("pre-hook", List.of());
    config.put("quoting", Map.of());
    config.put("column_types", Map.of());
    config.put("full_refresh", null);
    config.put("unique_key", null);
    config.put("on_schema_change", "ignore");
    config.put("on_configuration_change", "apply");
    config.put("grants", Map.of());
    config.put("packages", List.of());
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    docs.put("show", true);
    docs.put("node_color", null);
    config.put("docs", docs);
    Map<String, @Nullable Object> contract = new LinkedHashMap<>();
    contract.put("enforced", false);
    contract.put("alias_types", true);
    config.put("contract", contract);
    config.put("event_time", null);
    config.put("concurrent_batches", null);
    config.put("access", "protected");
    return config;
  }

  private static Map<String, @Nullable Object> seed() {
    Map<String, @Nullable Object> config = model("seed");
    config.put("delimiter", ",");
    config.put("quote_columns", null);
    return config;
  }

  private static Map<String, @Nullable Object> snapshot() {
    Map<String, @Nullable Object> config = model("snapshot");
    for (String unset :
        List.of(
            "strategy",
            "target_schema",
            "target_database",
            "updated_at",
            "check_cols",
            "dbt_valid_to_current")) {
      config.put(unset, null);
    }
    config.put("snapshot_meta_column_names", Map.of());
    return config;
  }

  private static Map<String, @Nullable Object> test() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("alias", null);
    config.put("schema", "dbt_test__audit");
    config.put("database", null);
    config.put("tags", List.of());
    config.put("meta", Map.of());
    config.put("group", null);
    config.put("materialized", "test");
    config.put("severity", "ERROR");
    config.put("store_failures", null);
    config.put("store_failures_as", null);
    config.put("where", null);
    config.put("limit", null);
    config.put("fail_calc", "count(*)");
    config.put("warn_if", "!= 0");
    config.put("error_if", "!= 0");
    return config;
  }
}
