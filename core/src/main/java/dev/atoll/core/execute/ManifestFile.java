package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.compile.ManifestDicts;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.project.Project;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json} of one tenant, in dbt's format. */
public final class ManifestFile {
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestFile() {}

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   */
  public static void write(Path folder, Project project, TenantGraph graph, Instant now) {
    write(folder, project, graph, List.of(), now);
  }

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   * @param steps what was compiled, whose SQL is written as well
   */
  public static void write(
      Path folder, Project project, TenantGraph graph, List<StepOutcome> steps, Instant now) {
    Path file = folder.resolve("manifest.json");
    Map<String, @Nullable Object> manifest = ManifestDicts.of(project, graph, now);
    if (manifest.get("nodes") instanceof Map<?, ?> nodes) {
      steps.forEach(step -> addCompiled(step, nodes, folder));
    }
    try {
      Files.createDirectories(folder);
      try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
        value(manifest, json);
      }
    } catch (IOException e) {
      throw TargetFiles.notWritten(file, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void addCompiled(StepOutcome step, Map<?, ?> nodes, Path folder) {
    if (step.sql().isPresent() && nodes.get(step.node().id()) instanceof Map<?, ?> known) {
      // ManifestDicts made it a moment ago, and nobody else holds it.
      Map<String, @Nullable Object> dict = (Map<String, @Nullable Object>) known;
      step.compiled().ifPresent(file -> dict.put("compiled_path", shown(file, folder)));
      dict.put("compiled", true);
      dict.put("compiled_code", step.sql().get());
      dict.put("extra_ctes_injected", true);
      dict.put("extra_ctes", List.of());
    }
  }

  /** As dbt writes it: {@code target/compiled/…}, whatever the tenant's own folder. */
  private static String shown(Path file, Path folder) {
    Path target = folder;
    while (target != null && !file.startsWith(target)) {
      target = target.getParent();
    }
    Path base = target == null ? null : target.getParent();
    return (base == null ? file : base.relativize(file)).toString().replace('\\', '/');
  }

  /** Plain data: maps, lists, texts, numbers, truth values, null. */
  static void value(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          value(item, json);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Object other -> json.writeString(other.toString());
    }
  }
}
