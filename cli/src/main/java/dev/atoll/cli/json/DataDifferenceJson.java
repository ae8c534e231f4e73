package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.DataDifference;
import dev.atoll.core.pipeline.DataDifference.Change;
import dev.atoll.core.pipeline.DataDifference.Node;
import dev.atoll.core.pipeline.DataDifference.Side;
import dev.atoll.core.pipeline.DataDifference.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What stands in databases against what stood there, as JSON. */
public final class DataDifferenceJson {
  private final JsonGenerator json;

  private DataDifferenceJson(JsonGenerator json) {
    this.json = json;
  }

  public static void write(JsonGenerator json, DataDifference difference, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    new DataDifferenceJson(json).write(difference);
  }

  private void write(DataDifference difference) throws IOException {
    json.writeBooleanField("same", difference.isSame());
    side("before", difference.before());
    side("after", difference.after());
    json.writeArrayFieldStart("tenants");
    for (Tenant tenant : difference.tenants()) {
      json.writeStartObject();
      json.writeStringField("tenant", tenant.tenant().value());
      json.writeStringField("fate", word(tenant.fate()));
      json.writeNumberField("relations", tenant.nodes());
      json.writeArrayFieldStart("differing");
      for (Node node : tenant.differing()) {
        node(node);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("without_rows", difference.withoutRows());
    ProblemJson.writeAll(json, difference.problems());
  }

  private void side(String field, Side side) throws IOException {
    json.writeObjectFieldStart(field);
    if (side.file().isPresent()) {
      json.writeStringField("file", side.file().get());
    }
    json.writeStringField("name", side.name());
    json.writeStringField("environment", side.environment());
    json.writeStringField("release", side.release());
    json.writeEndObject();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void node(Node node) throws IOException {
    json.writeStartObject();
    json.writeStringField("unique_id", node.id());
    json.writeStringField("name", node.name());
    json.writeStringField("resource_type", node.type());
    json.writeStringField("logic", word(node.logic()));
    json.writeArrayFieldStart("changes");
    for (Change change : node.changes()) {
      json.writeStartObject();
      change(change);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void change(Change change) throws IOException {
    switch (change) {
      case DataDifference.NodeGone() -> what("node_gone");
      case DataDifference.NodeNew() -> what("node_new");
      case DataDifference.RelationGone() -> what("relation_gone");
      case DataDifference.RelationNew() -> what("relation_new");
      case DataDifference.Rows(long before, long after) -> {
        what("rows");
        json.writeNumberField("before", before);
        json.writeNumberField("after", after);
      }
      case DataDifference.ColumnGone(String name, String type) -> {
        what("column_gone");
        json.writeStringField("column", name);
        json.writeStringField("type", type);
      }
      case DataDifference.ColumnNew(String name, String type) -> {
        what("column_new");
        json.writeStringField("column", name);
        json.writeStringField("type", type);
      }
      case DataDifference.ColumnType(String name, String before, String after) -> {
        what("column_type");
        json.writeStringField("column", name);
        json.writeStringField("before", before);
        json.writeStringField("after", after);
      }
      case DataDifference.ColumnOrder() -> what("column_order");
      case DataDifference.Values(List<String> columns) -> {
        what("values");
        DifferenceJson.texts(json, "columns", columns);
      }
      case DataDifference.Wholes() -> what("rows_as_wholes");
      case DataDifference.NotRead(DataDifference.When side, String code) -> {
        what("not_read");
        json.writeStringField("side", word(side));
        json.writeStringField("code", code);
      }
    }
  }

  private void what(String kind) throws IOException {
    json.writeStringField("what", kind);
  }
}
