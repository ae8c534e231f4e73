package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.TenantDifference;
import java.io.IOException;
import java.util.List;

/** Two tenants side by side as JSON. */
public final class DifferenceJson {
  private DifferenceJson() {}

  public static void write(JsonGenerator json, TenantDifference difference, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("kind", "tenants");
    json.writeStringField("left", difference.left().value());
    json.writeStringField("right", difference.right().value());
    json.writeNumberField("nodes", difference.nodes());
    ExplanationJson values = new ExplanationJson(json);
    json.writeArrayFieldStart("settings");
    for (TenantDifference.OfSetting setting : difference.settings()) {
      json.writeStartObject();
      json.writeStringField("kind", setting.kind());
      sides(json, values, setting.left(), setting.right());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "only_left", difference.onlyLeft());
    texts(json, "only_right", difference.onlyRight());
    json.writeArrayFieldStart("configs");
    for (TenantDifference.OfConfig config : difference.configs()) {
      json.writeStartObject();
      json.writeStringField("unique_id", config.node());
      sides(json, values, config.left(), config.right());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sql");
    for (TenantDifference.OfSql sql : difference.sql()) {
      json.writeStartObject();
      texts(json, "nodes", sql.nodes());
      texts(json, "diff", sql.diff());
      if (sql.unknownBecause().isPresent()) {
        json.writeStringField("unknown_because", sql.unknownBecause().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void sides(
      JsonGenerator json, ExplanationJson values, Explained left, Explained right)
      throws IOException {
    json.writeFieldName("left");
    values.explained(left);
    json.writeFieldName("right");
    values.explained(right);
  }

  static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
