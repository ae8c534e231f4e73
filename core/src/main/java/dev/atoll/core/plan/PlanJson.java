package dev.atoll.core.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Writes plans as JSON; docs/reference/plan.md describes it. {@link PlanReader} reads them. */
public final class PlanJson {
  /** Grows when a plan of before can no longer be read. */
  static final int FORMAT = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private PlanJson() {}

  /** The id of a plan: the hash of its compact text. */
  static String id(Plan plan) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      OutputStream hashing =
          new OutputStream() {
            @Override
            public void write(int one) {
              sha.update((byte) one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
              sha.update(bytes, from, length);
            }
          };
      try (JsonGenerator json = JSON.createGenerator(hashing)) {
        write(json, plan, new Lines());
      }
      return PlanFile.id(HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole file: one tenant and one step on a line each. */
  public static byte[] bytes(PlanFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      Lines lines = new Lines();
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withArrayEmptySeparator("")
                      .withObjectEmptySeparator(""))
              .withObjectIndenter(lines)
              .withArrayIndenter(lines));
      writeFile(json, file, lines);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The fields {@code format}, {@code id} and {@code plan} of an object that is open. */
  public static void writeFields(JsonGenerator json, PlanFile file) throws IOException {
    json.writeNumberField("format", FORMAT);
    json.writeStringField("id", file.id());
    json.writeFieldName("plan");
    write(json, file.plan(), new Lines());
  }

  private static void writeFile(JsonGenerator json, PlanFile file, Lines lines) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeStringField("id", file.id());
    json.writeFieldName("plan");
    write(json, file.plan(), lines);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Plan plan, Lines lines) throws IOException {
    json.writeStartObject();
    lines.deepest = 2;
    header(json, plan.header());
    lines.deepest = 3;
    tenants(json, plan);
    settings(json, plan);
    lines.deepest = 5;
    json.writeArrayFieldStart("step_lists");
    for (StepList list : lists(plan).values()) {
      json.writeStartObject();
      json.writeStringField("hash", list.hash());
      json.writeArrayFieldStart("steps");
      for (PlannedStep step : list.steps()) {
        step(json, step);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void header(JsonGenerator json, Plan.Header header) throws IOException {
    json.writeStringField("fleet", header.fleet());
    json.writeStringField("environment", header.environment());
    json.writeStringField("verb", header.verb());
    json.writeObjectFieldStart("selection");
    for (Map.Entry<String, List<String>> said : header.selection().entrySet()) {
      texts(json, said.getKey(), said.getValue());
    }
    json.writeEndObject();
    texts(json, "options", header.options());
    json.writeStringField("scope", header.scope().name().toLowerCase(Locale.ROOT));
    json.writeStringField("release", header.release());
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void tenants(JsonGenerator json, Plan plan) throws IOException {
    json.writeArrayFieldStart("tenants");
    for (Plan.PlannedTenant tenant : plan.tenants()) {
      json.writeStartObject();
      json.writeStringField("tenant", tenant.tenant().value());
      json.writeStringField("steps", tenant.list().hash());
      json.writeStringField("settings", tenant.settings());
      json.writeStringField("place", tenant.place());
      if (!tenant.overlays().isEmpty()) {
        json.writeStringField("overlays", tenant.overlays());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("invalid");
    for (Plan.InvalidTenant tenant : plan.invalid()) {
      json.writeStartObject();
      json.writeStringField("tenant", tenant.tenant().value());
      json.writeStringField("reason", "settings_invalid");
      json.writeStringField("code", tenant.code());
      json.writeStringField("message", tenant.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What steps read, by the hash that they name. */
  private static void settings(JsonGenerator json, Plan plan) throws IOException {
    SequencedMap<String, SequencedMap<String, String>> settings = new LinkedHashMap<>();
    for (StepList list : lists(plan).values()) {
      for (PlannedStep step : list.steps()) {
        if (!step.reads().isEmpty()) {
          settings.putIfAbsent(step.fingerprint().settings(), step.reads());
        }
      }
    }
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, SequencedMap<String, String>> entry : settings.entrySet()) {
      json.writeObjectFieldStart(entry.getKey());
      for (Map.Entry<String, String> read : entry.getValue().entrySet()) {
        json.writeStringField(read.getKey(), read.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static SequencedMap<String, StepList> lists(Plan plan) {
    SequencedMap<String, StepList> lists = new LinkedHashMap<>();
    plan.tenants().forEach(tenant -> lists.putIfAbsent(tenant.list().hash(), tenant.list()));
    return lists;
  }

  private static void step(JsonGenerator json, PlannedStep step) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", step.node());
    json.writeStringField("name", step.name());
    json.writeStringField("type", step.type());
    if (!step.materialized().isEmpty()) {
      json.writeStringField("materialized", step.materialized());
    }
    json.writeStringField("action", step.action().code());
    json.writeStringField("reason", step.reason().code());
    if (!step.decision().because().isEmpty()) {
      json.writeStringField("because", step.decision().because());
    }
    json.writeStringField("code", step.fingerprint().code());
    json.writeStringField("config", step.fingerprint().config());
    json.writeStringField("settings", step.fingerprint().settings());
    json.writeStringField("upstream", step.fingerprint().upstream());
    if (step.fingerprint().sql().isPresent()) {
      json.writeStringField("sql", step.fingerprint().sql().get());
    }
    if (step.unknownBecause().isPresent()) {
      json.writeStringField("sql_known_at_run", step.unknownBecause().get());
    }
    json.writeEndObject();
  }

  /** Breaks lines down to a depth, which changes on the way. */
  private static final class Lines implements DefaultPrettyPrinter.Indenter {
    private int deepest = 2;

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= deepest) {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
