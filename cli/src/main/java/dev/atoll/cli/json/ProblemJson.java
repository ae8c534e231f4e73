package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.cli.text.Folding;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Problems as JSON. */
public final class ProblemJson {
  private ProblemJson() {}

  /** A field {@code problems} with a folded list, also when it is empty. */
  public static void writeAll(JsonGenerator json, List<Problem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : Folding.fold(problems)) {
      write(json, problem);
    }
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Problem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", problem.code());
    json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("message", problem.message());
    json.writeStringField("cause", problem.cause());
    json.writeStringField("mend", problem.mend());
    if (problem.place().isPresent()) {
      writePlace(json, problem.place().get());
    }
    json.writeArrayFieldStart("tenants");
    for (TenantId tenant : problem.tenants()) {
      json.writeString(tenant.value());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("trace");
    for (Problem.Frame frame : problem.trace()) {
      json.writeStartObject();
      json.writeStringField("name", frame.name());
      writePlace(json, frame.place());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePlace(JsonGenerator json, Place place) throws IOException {
    json.writeFieldName("place");
    writePlaceValue(json, place);
  }

  /** A place as the value of a field whose name has been written. */
  static void writePlaceValue(JsonGenerator json, Place place) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
    json.writeNumberField("length", place.length());
    json.writeEndObject();
  }
}
