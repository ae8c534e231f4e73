package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.ShownRows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as JSON: an object per row, a list per tenant and node. */
public final class ShownRowsJson {
  private ShownRowsJson() {}

  public static void writeFields(JsonGenerator json, List<ShownRows> results) throws IOException {
    json.writeArrayFieldStart("results");
    for (ShownRows result : results) {
      json.writeStartObject();
      json.writeStringField("tenant", result.tenant().value());
      json.writeStringField("node", result.node());
      json.writeArrayFieldStart("show");
      for (List<@Nullable Object> row : result.rows()) {
        writeRow(json, result.columns(), row);
      }
      json.writeEndArray();
      if (result.problem().isPresent()) {
        json.writeFieldName("problem");
        ProblemJson.write(json, result.problem().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRow(JsonGenerator json, List<String> columns, List<@Nullable Object> row)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      JsonDocument.writeValue(json, row.get(i));
    }
    json.writeEndObject();
  }
}
