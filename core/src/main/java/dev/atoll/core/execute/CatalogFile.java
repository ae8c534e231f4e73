package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.compile.TenantInputs;
import dev.atoll.domain.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code catalog.json} of one tenant, in dbt's format
 * (https://schemas.getdbt.com/dbt/catalog/v1.json).
 */
public final class CatalogFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/catalog/v1.json";
  private static final JsonFactory JSON = new JsonFactory();

  private CatalogFile() {}

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   */
  public static void write(Path folder, Catalog catalog, TenantInputs tenant, Instant now) {
    Path file = folder.resolve("catalog.json");
    try {
      Files.createDirectories(folder);
      try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
        json.writeStartObject();
        RunResultsFile.metadata(SCHEMA, tenant, now, json);
        entries("nodes", catalog.nodes(), json);
        entries("sources", catalog.sources(), json);
        errors(catalog.errors(), json);
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw TargetFiles.notWritten(file, e);
    }
  }

  private static void entries(String name, List<Catalog.Entry> entries, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Catalog.Entry entry : entries) {
      json.writeObjectFieldStart(entry.id());
      table(entry.table(), json);
      json.writeObjectFieldStart("columns");
      for (Catalog.Column column : entry.columns()) {
        json.writeObjectFieldStart(column.name());
        json.writeStringField("type", column.type());
        json.writeNumberField("index", column.index());
        json.writeStringField("name", column.name());
        text("comment", column.comment(), json);
        json.writeEndObject();
      }
      json.writeEndObject();
      statistics(entry.statistics(), json);
      json.writeStringField("unique_id", entry.id());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void table(Catalog.Table table, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeStringField("type", table.type());
    json.writeStringField("schema", table.schema());
    json.writeStringField("name", table.name());
    text("database", table.database(), json);
    text("comment", table.comment(), json);
    text("owner", table.owner(), json);
    json.writeEndObject();
  }

  private static void statistics(List<Catalog.Statistic> statistics, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("stats");
    for (Catalog.Statistic one : statistics) {
      statistic(one, json);
      json.writeBooleanField("include", true);
      json.writeEndObject();
    }
    statistic(
        new Catalog.Statistic(
            "has_stats",
            "Has Stats?",
            !statistics.isEmpty(),
            "Indicates whether there are statistics for this table"),
        json);
    json.writeBooleanField("include", false);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** All but {@code include}, and the end of the object. */
  private static void statistic(Catalog.Statistic one, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(one.id());
    json.writeStringField("id", one.id());
    json.writeStringField("label", one.label());
    json.writeFieldName("value");
    ManifestFile.value(one.value(), json);
    json.writeStringField("description", one.description());
  }

  private static void errors(List<Problem> errors, JsonGenerator json) throws IOException {
    if (errors.isEmpty()) {
      json.writeNullField("errors");
      return;
    }
    json.writeArrayFieldStart("errors");
    for (Problem error : errors) {
      json.writeString(
          error.code()
              + ": "
              + error.message()
              + (error.cause().isBlank() ? "" : "\n" + error.cause()));
    }
    json.writeEndArray();
  }

  private static void text(String name, Optional<String> text, JsonGenerator json)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }
}
