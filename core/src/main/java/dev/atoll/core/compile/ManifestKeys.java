package dev.atoll.core.compile;

import java.util.List;

/**
 * The keys of each kind of node in dbt's manifest, in dbt's order. Its schema
 * (https://schemas.getdbt.com/dbt/manifest/v12.json) allows no others.
 */
final class ManifestKeys {
  static final List<String> NAMED =
      List.of(
          "database",
          "schema",
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "alias",
          "checksum",
          "config",
          "tags",
          "description",
          "columns",
          "meta",
          "group",
          "docs",
          "patch_path",
          "build_path",
          "unrendered_config",
          "created_at",
          "relation_name",
          "raw_code",
          "doc_blocks",
          "depends_on");
  static final List<String> COMPILED =
      List.of("language", "refs", "sources", "metrics", "functions", "compiled_path", "contract");
  static final List<String> MODEL =
      List.of(
          "access",
          "constraints",
          "version",
          "latest_version",
          "deprecation_date",
          "primary_key",
          "time_spine");
  static final List<String> GENERIC_TEST =
      List.of("column_name", "file_key_name", "attached_node", "test_metadata");
  static final List<String> SOURCE =
      List.of(
          "database",
          "schema",
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "source_name",
          "source_description",
          "loader",
          "identifier",
          "quoting",
          "loaded_at_field",
          "loaded_at_query",
          "freshness",
          "external",
          "description",
          "columns",
          "meta",
          "source_meta",
          "tags",
          "config",
          "patch_path",
          "unrendered_config",
          "relation_name",
          "created_at",
          "doc_blocks");
  static final List<String> EXPOSURE =
      List.of(
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "type",
          "owner",
          "description",
          "label",
          "maturity",
          "meta",
          "tags",
          "config",
          "unrendered_config",
          "url",
          "depends_on",
          "refs",
          "sources",
          "metrics",
          "created_at");

  private ManifestKeys() {}
}
