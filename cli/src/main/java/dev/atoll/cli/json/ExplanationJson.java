package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.Explanation;
import dev.atoll.core.pipeline.Explanation.Declared;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.Explanation.FormSeen;
import dev.atoll.core.pipeline.Explanation.LayerMet;
import dev.atoll.core.pipeline.Explanation.Said;
import dev.atoll.domain.Place;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Explanations as JSON. */
public final class ExplanationJson {
  private final JsonGenerator json;

  ExplanationJson(JsonGenerator json) {
    this.json = json;
  }

  public static void write(JsonGenerator json, Explanation explanation, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("tenant", explanation.tenant().value());
    ExplanationJson writer = new ExplanationJson(json);
    switch (explanation) {
      case Explanation.OfTenant tenant -> writer.tenant(tenant);
      case Explanation.OfVariable variable -> writer.variable(variable);
      case Explanation.OfConfig config -> writer.config(config);
      case Explanation.OfNode node -> writer.node(node);
    }
  }

  private void tenant(Explanation.OfTenant tenant) throws IOException {
    json.writeStringField("kind", "tenant");
    json.writeStringField("fleet", tenant.fleet());
    text("environment", tenant.environment());
    place("declared", Optional.of(tenant.declared()));
    all("labels", tenant.labels());
    json.writeFieldName("enabled");
    explained(tenant.enabled());
    json.writeFieldName("engine");
    explained(tenant.engine());
    json.writeStringField("engine_type", tenant.engineType());
    json.writeStringField("route", tenant.route());
    all("routing", tenant.routing());
    layers(tenant.layers());
    all("overlays", tenant.overlays());
    all("variables", tenant.variables());
    all("env", tenant.env());
    if (tenant.nodes().isPresent()) {
      Explanation.Nodes nodes = tenant.nodes().get();
      json.writeObjectFieldStart("nodes");
      json.writeNumberField("nodes", nodes.nodes());
      json.writeNumberField("tenants", nodes.fleet());
      deviations("deviations", nodes.deviations());
      deviations("missing", nodes.missing());
      json.writeEndObject();
    }
    ProblemJson.writeAll(json, tenant.problems());
  }

  private void deviations(String field, List<Explanation.Deviation> deviations) throws IOException {
    json.writeArrayFieldStart(field);
    for (Explanation.Deviation deviation : deviations) {
      json.writeStartObject();
      json.writeStringField("unique_id", deviation.node());
      json.writeNumberField("sharing", deviation.sharing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void variable(Explanation.OfVariable variable) throws IOException {
    json.writeStringField("kind", "variable");
    json.writeFieldName("variable");
    explained(variable.variable());
    if (variable.declared().isPresent()) {
      declared(variable.declared().get());
    }
    layers(variable.layers());
    if (!variable.problems().isEmpty()) {
      ProblemJson.writeAll(json, variable.problems());
    }
  }

  private void declared(Declared declared) throws IOException {
    json.writeObjectFieldStart("contract");
    place("place", Optional.of(declared.place()));
    json.writeStringField("type", declared.type());
    json.writeStringField("allowed", declared.allowed());
    texts("set_by", declared.setBy());
    texts("traits", declared.traits());
    json.writeStringField("description", declared.description());
    json.writeEndObject();
  }

  private void config(Explanation.OfConfig config) throws IOException {
    json.writeStringField("kind", "config");
    json.writeStringField("unique_id", config.node());
    json.writeFieldName("config");
    explained(config.config());
    json.writeBooleanField("adds_up", config.addsUp());
  }

  private void node(Explanation.OfNode node) throws IOException {
    json.writeStringField("kind", "node");
    json.writeStringField("unique_id", node.uniqueId());
    json.writeStringField("resource_type", node.type());
    place("declared", Optional.of(node.declared()));
    text("relation", node.relation());
    json.writeStringField("runs", node.runs());
    json.writeArrayFieldStart("parents");
    for (Map.Entry<String, String> parent : node.parents().entrySet()) {
      json.writeStartObject();
      json.writeStringField("unique_id", parent.getKey());
      text("relation", Optional.of(parent.getValue()).filter(name -> !name.isEmpty()));
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("overlays", node.overlays());
    all("configs", node.configs());
    if (node.plan().isPresent()) {
      plan(node.plan().get());
    }
    form(node.form());
  }

  private void plan(Explanation.InPlan plan) throws IOException {
    json.writeObjectFieldStart("plan");
    json.writeStringField("action", plan.action().name().toLowerCase(Locale.ROOT));
    json.writeStringField("changed_only", plan.changedOnly().name().toLowerCase(Locale.ROOT));
    json.writeStringField("reason", plan.reason());
    json.writeStringField("because", plan.because());
    json.writeArrayFieldStart("causes");
    for (Explanation.Cause cause : plan.causes()) {
      json.writeStartObject();
      json.writeStringField("unique_id", cause.node());
      json.writeStringField("reason", cause.reason());
      json.writeStringField("because", cause.because());
      json.writeEndObject();
    }
    json.writeEndArray();
    text("last_try", plan.lastTry());
    json.writeEndObject();
  }

  private void form(FormSeen form) throws IOException {
    json.writeObjectFieldStart("form");
    json.writeStringField("hash", form.hash());
    json.writeNumberField("sharing", form.sharing());
    json.writeNumberField("tenants", form.fleet());
    json.writeNumberField("forms", form.variants());
    if (form.sql().size() == 1) {
      json.writeStringField("sql", form.sql().getFirst().sql());
    } else if (!form.sql().isEmpty()) {
      json.writeArrayFieldStart("alternatives");
      for (Explanation.SqlSeen one : form.sql()) {
        json.writeStartObject();
        texts("when", one.when());
        json.writeStringField("sql", one.sql());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    text("unknown_because", form.unknownBecause());
    json.writeArrayFieldStart("reads");
    for (Explanation.ReadSeen read : form.reads()) {
      json.writeStartObject();
      json.writeStringField("kind", read.kind());
      json.writeStringField("name", read.name());
      json.writeFieldName("value");
      JsonDocument.writeValue(json, read.value());
      json.writeStringField("from", read.from());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void layers(List<LayerMet> layers) throws IOException {
    json.writeArrayFieldStart("layers");
    for (LayerMet layer : layers) {
      json.writeStartObject();
      json.writeStringField("layer", layer.layer());
      text("file", layer.file());
      json.writeBooleanField("found", layer.found());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void all(String field, List<Explained> settings) throws IOException {
    json.writeArrayFieldStart(field);
    for (Explained setting : settings) {
      explained(setting);
    }
    json.writeEndArray();
  }

  void explained(Explained setting) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", setting.name());
    json.writeFieldName("value");
    JsonDocument.writeValue(json, setting.value());
    json.writeArrayFieldStart("said");
    for (Said said : setting.said()) {
      json.writeStartObject();
      json.writeStringField("source", said.source());
      place("place", said.place());
      json.writeStringField("did", said.did());
      json.writeFieldName("value");
      JsonDocument.writeValue(json, said.value());
      json.writeStringField("standing", said.standing().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  private void texts(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void place(String field, Optional<Place> place) throws IOException {
    if (place.isPresent()) {
      json.writeFieldName(field);
      ProblemJson.writePlaceValue(json, place.get());
    }
  }
}
