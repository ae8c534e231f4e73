package dev.atoll.core.compile;

import dev.atoll.core.dbt.BuiltInMacros;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sharing;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small project in a folder, and tenants who run it. */
abstract class SmallProject {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private static final Dialect DIALECT =
      new Dialect() {
        @Override
        public String fold(String identifier) {
          return identifier.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isPlain(String identifier) {
          return true;
        }

        @Override
        public String literal(@Nullable Object value) {
          return "'" + value + "'";
        }
      };

  @TempDir Path folder;
  final Problems problems = new Problems();
  final List<String> said = new ArrayList<>();

  @BeforeEach
  void aProject() throws IOException {
    write("dbt_project.yml", "name: shop\nmodel-paths: [models]\nvars: {region: eu, size: 1}\n");
    write("models/raw.sql", "select 1 as id");
  }

  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  GraphBuilder builder(Sharing sharing) {
    try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
      ProjectParser parser =
          new ProjectParser(
              DbtFilters.withDbtFilters(Syntax.JINJA),
              scalar -> String.valueOf(scalar.value()),
              workers);
      Project project = parser.parse(folder, folder, problems).orElseThrow();
      MacroLibrary macros =
          MacroLibrary.of(
              project,
              List.of(parser.builtIn(MacroLibrary.BUILT_IN, BuiltInMacros.texts(), problems)),
              "duckdb");
      return new GraphBuilder(project, macros, DIALECT, Relation.Quoting.ALL, sharing);
    }
  }

  TenantInputs tenant(String id, Map<String, ?> vars) {
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    target.put("name", "dev");
    target.put("schema", "s_" + id);
    target.put("database", "db");
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    flags.put("FULL_REFRESH", false);
    return new TenantInputs(
        new TenantId(id),
        new LinkedHashMap<>(vars),
        "nothing sets it",
        new LinkedHashMap<>(),
        name -> Optional.empty(),
        List.of(),
        new Namespace("db", "s_" + id),
        new LinkedHashMap<>(target),
        new LinkedHashMap<>(flags),
        new TenantInputs.Invoked("run-1", NOON, Clock.fixed(NOON, ZoneOffset.UTC)),
        new Saying(id),
        LayerInputs.NONE);
  }

  private final class Saying implements Notes {
    private final String tenant;

    Saying(String tenant) {
      this.tenant = tenant;
    }

    @Override
    public void info(String message) {
      said.add(tenant + ": " + message);
    }

    @Override
    public void debug(String message) {
      info(message);
    }

    @Override
    public void warning(String message) {
      info(message);
    }

    @Override
    public void print(String message) {
      info(message);
    }
  }

  TenantGraph graph(GraphBuilder builder, TenantInputs tenant) {
    return builder
        .build(tenant, problems)
        .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
  }

  /** Where a node's relation lies. */
  static Relation place(TenantGraph graph, String id) {
    return Objects.requireNonNull(graph.relations().get(id), id);
  }
}
