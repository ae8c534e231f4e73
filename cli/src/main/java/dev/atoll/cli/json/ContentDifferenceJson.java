package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.ContentDifference;
import dev.atoll.core.pipeline.ContentDifference.Change;
import dev.atoll.core.pipeline.ContentDifference.Node;
import dev.atoll.core.pipeline.ContentDifference.Side;
import dev.atoll.core.pipeline.ContentDifference.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What stands in databases against what stood there, as JSON. */
public final class ContentDifferenceJson {
  private final JsonGenerator json;

  private ContentDifferenceJson(JsonGenerator json) {
    this.json = json;
  }

  public static void write(JsonGenerator json, ContentDifference difference, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    new ContentDifferenceJson(json).write(difference);
  }

  private void write(ContentDifference difference) throws IOException {
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
      case ContentDifference.NodeGone() -> what("node_gone");
      case ContentDifference.NodeNew() -> what("node_new");
      case ContentDifference.RelationGone() -> what("relation_gone");
      case ContentDifference.RelationNew() -> what("relation_new");
      case ContentDifference.Rows(long before, long after) -> {
        what("rows");
        json.writeNumberField("before", before);
        json.writeNumberField("after", after);
      }
      case ContentDifference.ColumnGone(String name, String type) -> {
        what("column_gone");
        json.writeStringField("column", name);
        json.writeStringField("type", type);
      }
      case ContentDifference.ColumnNew(String name, String type) -> {
        what("column_new");
        json.writeStringField("column", name);
        json.writeStringField("type", type);
      }
      case ContentDifference.ColumnType(String name, String before, String after) -> {
        what("column_type");
        json.writeStringField("column", name);
        json.writeStringField("before", before);
        json.writeStringField("after", after);
      }
      case ContentDifference.ColumnOrder() -> what("column_order");
      case ContentDifference.Values(List<String> columns) -> {
        what("values");
        DifferenceJson.texts(json, "columns", columns);
      }
      case ContentDifference.Wholes() -> what("rows_as_wholes");
      case ContentDifference.NotRead(ContentDifference.When side, String code) -> {
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
