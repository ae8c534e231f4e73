package dev.atoll.core.pipeline;

import dev.atoll.core.project.Project;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import dev.atoll.engine.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The files of a new fleet for a project: a contract of the variables that it declares. */
final class FleetSkeleton {
  static final String FLEET_FILE = "fleet.yml";

  private FleetSkeleton() {}

  /**
   * Where tenants live: a target of profiles.yml, or DuckDB files.
   *
   * @param profile of a server, and its target
   */
  record Home(Optional<String> profile, Optional<String> target) {}

  /**
   * The files by their paths beside fleet.yml.
   *
   * @param folder of the project, as fleet.yml names it
   */
  static SequencedMap<String, String> of(Project project, String folder, Home home) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(FLEET_FILE, fleet(project, folder, home));
    files.put("fleet/tenants.csv", "id,region\nacme,eu\nbolt,us\n");
    files.put(
        "fleet/base.yml",
        """
        # What all tenants have, unless a later layer says something else:
        # vars, config, env, sources, limits …
        vars: {}
        """);
    return Ordered.map(files);
  }

  private static String fleet(Project project, String folder, Home home) {
    return """
    # One project, run for every tenant. 'atoll schema' prints a schema of this file for editors.
    version: 1
    name: %s
    project: %s

    # What deployment may set: nothing else can be set by layers or tenants.
    %s
    # Who sets it, from general to specific; a later layer wins, key by key.
    layers:
      - {name: base, file: fleet/base.yml}
      - {name: region, file: "fleet/regions/{region}.yml", optional: true}
      - {name: tenant, file: "fleet/tenants/{tenant}.yml", optional: true}

    environments: {default: dev, names: [dev, prod]}

    # A line for each tenant: its id, and labels such as its region.
    tenants: {file: fleet/tenants.csv}

    %s"""
        .formatted(
            JsonText.of(project.name()), JsonText.of(folder), variables(project), home(home));
  }

  private static String home(Home home) {
    if (home.profile().isEmpty()) {
      return """
      # Where tenants live: a database file each.
      engines:
        local: {type: duckdb, path: "data/{env}/{tenant}/{tenant}.duckdb"}

      routing:
        engine: local
        schema: main
      """;
    }
    return """
    # Where tenants live: schemas of one database, as profiles.yml has it. Before the first build each
    # tenant wants a login of its own; 'atoll provision' makes them for an engine that is declared
    # here: {type: postgres, host: …, user: "t_{tenant}", password: "{secret:…}", admin: …}
    engines:
      server: {profile: %s%s}

    routing:
      engine: server
      schema: "{env}_t_{tenant}"
    """
        .formatted(
            JsonText.of(home.profile().get()),
            home.target().map(target -> ", target: " + JsonText.of(target)).orElse(""));
  }

  private static String variables(Project project) {
    Place place = project.root().file().place();
    SequencedMap<String, Setting> own = new LinkedHashMap<>();
    boolean others = false;
    for (Map.Entry<String, Setting> declared : Loader.projectVars(project).entrySet()) {
      boolean ofRoot =
          declared
              .getValue()
              .origin()
              .place()
              .filter(where -> where.file().equals(place.file()))
              .isPresent();
      if (ofRoot) {
        own.put(declared.getKey(), declared.getValue());
      }
      others |= !ofRoot;
    }
    if (own.isEmpty()) {
      return others
          ? "variables: {+from_project: true}\n"
          : """
          # variables:
          #   currency: {type: string, enum: [EUR, USD], default: EUR}
          variables: {}
          """;
    }
    StringBuilder text = new StringBuilder("variables:\n");
    if (others) {
      text.append("  +from_project: true          # what packages declare may be set as well\n");
    }
    own.forEach(
        (name, setting) ->
            text.append("  ")
                .append(JsonText.of(name))
                .append(": ")
                .append(variable(setting.value()))
                .append('\n'));
    return text.toString();
  }

  /** As the project has it: another default would be an error. */
  private static String variable(@Nullable Object value) {
    return switch (value) {
      case null -> "{}";
      case Boolean flag -> typed("boolean", flag);
      case Integer number -> typed("integer", number);
      case Long number -> typed("integer", number);
      case BigInteger number -> typed("integer", number);
      case Double number -> typed("number", number);
      case BigDecimal number -> typed("number", number);
      case LocalDate day -> typed("date", day);
      case List<?> list -> typed("list", list);
      case Map<?, ?> map -> typed("map", map);
      case String text -> typed("string", text);
      case Object other -> "{default: " + JsonText.of(other) + "}";
    };
  }

  private static String typed(String type, Object value) {
    return "{type: " + type + ", default: " + JsonText.of(value) + "}";
  }
}
