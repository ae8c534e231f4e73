package dev.atoll.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs each project as a small fleet twice, once with what tenants render shared between them and
 * once with {@code --no-share}, in the same folder, and compares all texts: the plan, the compiled
 * SQL of each variant and of each tenant, results, and what lies in the databases afterwards.
 */
final class SharedAndFresh {
  private static final List<String> TENANTS = List.of("t01", "t02", "t03", "t04", "t05");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Options options;
  private final Database database;
  private final Preparation preparation;
  private final TenantPlaces places;
  private final PrintStream progress;

  SharedAndFresh(Options options, Database database, PrintStream progress) {
    this.options = options;
    this.database = database;
    this.preparation = new Preparation(options, database, progress);
    this.places = database.namedPlaces();
    this.progress = progress;
  }

  List<SharingReport.Verdict> run(List<ListedProject> projects) throws InterruptedException {
    List<SharingReport.Verdict> verdicts = new ArrayList<>();
    for (ListedProject project : projects) {
      try {
        progress.println(project.name() + ": " + TENANTS.size() + " tenants, shared and fresh");
        Texts shared = texts(project, List.of());
        Texts fresh = texts(project, List.of("--no-share"));
        verdicts.add(SharingReport.Verdict.of(project.name(), TENANTS.size(), shared, fresh));
      } catch (IOException | SQLException e) {
        verdicts.add(SharingReport.Verdict.broken(project.name(), String.valueOf(e.getMessage())));
      }
    }
    return verdicts;
  }

  /** Everything that one way of rendering left behind. */
  private Texts texts(ListedProject project, List<String> flags)
      throws IOException, InterruptedException, SQLException {
    Path folder = preparation.folder(project, "sharing");
    preparation.assemble(project, folder);
    places.recreate(folder, TENANTS);
    writeFleet(project, folder);
    Texts texts = new Texts();
    Path plan = folder.resolve("plan.json");
    run(project, folder, "plan --out " + plan, flags);
    texts.add("plan", Files.exists(plan) ? Files.readString(plan) : "none");
    for (String command : project.commands()) {
      Folders.delete(folder.resolve("target"));
      run(project, folder, command, flags);
      texts.addTarget(command, folder.resolve("target"));
    }
    for (String tenant : TENANTS) {
      try (Connection connection = places.connect(folder, tenant)) {
        new RelationReader(
                database, project, places.schemaPrefix(tenant), TenantPlaces.mark(tenant))
            .read(connection)
            .forEach((name, made) -> texts.addRelation(tenant + ": " + name, made));
      }
    }
    return texts;
  }

  private void run(ListedProject project, Path folder, String command, List<String> flags)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("--project-dir", folder.toString()));
    line.addAll(flags);
    if (command.contains("--full-refresh")) {
      line.add("--all-tenants");
    }
    String log = command.split(" ", -1)[0] + String.join("", flags) + ".log";
    new Program(options.atoll(), project, folder)
        .run(command, line, folder.resolveSibling("sharing-" + log));
  }

  private void writeFleet(ListedProject project, Path folder) throws IOException {
    Map<String, Object> fleet = new LinkedHashMap<>();
    fleet.put("version", 1);
    fleet.put("name", project.name());
    fleet.put("project", project.inside());
    String target = preparation.target(project);
    fleet.put("environments", Map.of("default", target, "names", List.of(target)));
    List<Map<String, Object>> layers = new ArrayList<>();
    SortedMap<String, Object> variables = new TreeMap<>(Map.of("+from_project", true));
    for (Map.Entry<String, Object> layer : project.layers().entrySet()) {
      String file = layer.getKey().equals("all") ? "all.yml" : "{parity}.yml";
      layers.add(Map.of("name", layer.getKey(), "file", file, "optional", true));
      Files.writeString(folder.resolve(layer.getKey() + ".yml"), layer(project, layer.getValue()));
      variables.putAll(types(layer.getValue()));
    }
    fleet.put("variables", variables);
    fleet.put("layers", layers);
    List<Map<String, Object>> tenants = new ArrayList<>();
    for (String tenant : TENANTS) {
      tenants.add(Map.of("id", tenant, "parity", tenants.size() % 2 == 0 ? "odd" : "even"));
    }
    fleet.put("tenants", Map.of("inline", tenants));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Object> entry : fleet.entrySet()) {
      text.append(entry.getKey()).append(": ").append(JSON.writeValueAsString(entry.getValue()));
      text.append('\n');
    }
    Files.writeString(
        folder.resolve("fleet.yml"), text + places.routing(folder, "\"" + schema(project) + "\""));
  }

  private String layer(ListedProject project, Object layer) throws IOException {
    return JSON.writeValueAsString(layer)
        .replace("{schema}", schema(project))
        .replace("{database}", places.database("{tenant}"));
  }

  private static String schema(ListedProject project) {
    return TenantPlaces.mark("{tenant}") + project.schema();
  }

  /** Variables that a project need not declare, as a contract has them. */
  private static Map<String, Object> types(Object layer) {
    Map<String, Object> types = new LinkedHashMap<>();
    if (layer instanceof Map<?, ?> keys && keys.get("vars") instanceof Map<?, ?> vars) {
      vars.forEach(
          (name, value) ->
              types.put(
                  String.valueOf(name),
                  Map.of("type", value instanceof Boolean ? "boolean" : "string")));
    }
    return types;
  }
}
