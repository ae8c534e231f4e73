package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.RunDifference;
import dev.atoll.core.pipeline.RunDifference.Change;
import dev.atoll.core.pipeline.RunDifference.Count;
import dev.atoll.core.pipeline.RunDifference.Group;
import dev.atoll.core.pipeline.RunDifference.Side;
import dev.atoll.core.pipeline.RunDifference.Time;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two runs side by side as JSON. */
public final class RunDifferenceJson {
  private final JsonGenerator json;

  private RunDifferenceJson(JsonGenerator json) {
    this.json = json;
  }

  public static void write(JsonGenerator json, RunDifference difference, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    new RunDifferenceJson(json).write(difference);
  }

  private void write(RunDifference difference) throws IOException {
    json.writeStringField("kind", "runs");
    side("left", difference.left());
    side("right", difference.right());
    json.writeArrayFieldStart("groups");
    for (Group group : difference.groups()) {
      group(group);
    }
    json.writeEndArray();
    tenants("only_left", difference.onlyLeft());
    tenants("only_right", difference.onlyRight());
    json.writeArrayFieldStart("counts");
    for (Count count : difference.counts()) {
      count(count);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("times");
    for (Time time : difference.times()) {
      json.writeStartObject();
      json.writeStringField("unique_id", time.node());
      json.writeNumberField("tenants", time.tenants());
      json.writeNumberField("left_seconds", RunJson.seconds(time.left()));
      json.writeNumberField("right_seconds", RunJson.seconds(time.right()));
      json.writeEndObject();
    }
    json.writeEndArray();
    DifferenceJson.texts(json, "without_logic", difference.withoutLogic());
  }

  private void side(String field, Side side) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("run_id", side.runId());
    json.writeStringField("verb", side.verb().command());
    json.writeStringField("name", side.name());
    json.writeStringField("environment", side.environment());
    json.writeStringField("outcome", side.outcome().name().toLowerCase(Locale.ROOT));
    json.writeStringField("started_at", side.started().toString());
    json.writeNumberField("elapsed_seconds", RunJson.seconds(side.elapsed()));
    json.writeNumberField("tenants", side.tenants());
    json.writeNumberField("steps", side.steps());
    DifferenceJson.texts(json, "arguments", side.arguments());
    json.writeEndObject();
  }

  private void group(Group group) throws IOException {
    json.writeStartObject();
    tenants("tenants", group.tenants());
    json.writeBooleanField("same", group.isSame());
    text("left_problem", group.leftProblem());
    text("right_problem", group.rightProblem());
    json.writeArrayFieldStart("steps");
    for (Change change : group.changes()) {
      json.writeStartObject();
      json.writeStringField("unique_id", change.node());
      text("left", change.left());
      text("right", change.right());
      DifferenceJson.texts(json, "logic", change.logic());
      DifferenceJson.texts(json, "settings", change.settings());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void count(Count count) throws IOException {
    json.writeStartObject();
    json.writeStringField("unique_id", count.node());
    json.writeStringField("kind", count.kind());
    tenants("tenants", count.tenants());
    json.writeNumberField("left", count.left());
    json.writeNumberField("right", count.right());
    json.writeObjectFieldStart("most");
    json.writeStringField("tenant", count.most().tenant().value());
    json.writeNumberField("left", count.most().left());
    json.writeNumberField("right", count.most().right());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void text(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  private void tenants(String field, List<TenantId> tenants) throws IOException {
    DifferenceJson.texts(json, field, tenants.stream().map(TenantId::value).toList());
  }
}
