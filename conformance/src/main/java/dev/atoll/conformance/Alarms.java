package dev.atoll.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.core.session.IsolationProblems;
import dev.atoll.core.session.NamespaceClaim;
import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.core.session.NamespaceClaim.Schema;
import dev.atoll.core.session.Namespaces;
import dev.atoll.core.session.SqlGuard;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds all SQL that the runs of a work folder left behind against the isolation guard, as if each
 * project belonged to one of twenty tenants with awkward ids: every finding is a false alarm.
 */
public final class Alarms {
  private static final List<String> NAMESPACES =
      List.of(IsolationProblems.QUALIFIER, IsolationProblems.IN_TEXT, IsolationProblems.PATH);
  private static final TenantId OWN = new TenantId("zz_own");
  private static final List<String> OTHERS =
      List.of(
          "a",
          "b",
          "c",
          "o",
          "t",
          "id",
          "orders",
          "customers",
          "payments",
          "public",
          "main",
          "data",
          "source",
          "final",
          "base",
          "raw",
          "stg",
          "at",
          "de");

  /** How tenants are routed. */
  private enum Routing {
    /** A schema and a file {@code t_{tenant}}, as the reference advises. */
    PREFIXED,
    /** A file {@code {tenant}} each, so that the bare id is the database's name. */
    BARE_FILES,
    /** A schema {@code {tenant}} each: names of tenants and of the project share a space. */
    BARE_SCHEMAS
  }

  private Alarms() {}

  /** Prints findings by project; ends with 1 where a routing as advised has any. */
  public static void main(String[] arguments) throws IOException {
    boolean alarmed = false;
    for (Routing routing : Routing.values()) {
      Map<Path, List<Path>> projects = projects(Path.of(arguments[0]));
      int files = 0;
      long characters = 0;
      long nanos = 0;
      Map<String, Integer> found = new TreeMap<>();
      for (Map.Entry<Path, List<Path>> project : projects.entrySet()) {
        SqlGuard guard = guard(routing, project.getKey());
        for (Path file : project.getValue()) {
          String sql = Files.readString(file);
          files++;
          characters += sql.length();
          long start = System.nanoTime();
          List<Problem> problems = guard.examine(sql, file.toString());
          nanos += System.nanoTime() - start;
          for (Problem problem : problems) {
            // What statements may do at all is another question than whose names they hold.
            if (NAMESPACES.contains(problem.code())) {
              found.merge(
                  problem.code() + " " + problem.cause() + " in " + problem.place().orElseThrow(),
                  1,
                  Integer::sum);
            }
          }
        }
      }
      System.out.printf(
          "%s: %d projects, %d files, %d KB, %d ns per KB, %d findings%n",
          routing,
          projects.size(),
          files,
          characters / 1024,
          nanos / Math.max(1, characters / 1024),
          found.size());
      found.keySet().stream().limit(40).forEach(line -> System.out.println("  " + line));
      alarmed |= routing != Routing.BARE_SCHEMAS && !found.isEmpty();
    }
    System.exit(alarmed ? 1 : 0);
  }

  /** SQL files by the target folder they lie in. */
  private static Map<Path, List<Path>> projects(Path work) throws IOException {
    Map<Path, List<Path>> projects = new TreeMap<>();
    try (Stream<Path> all = Files.walk(work)) {
      List<Path> targets = all.filter(path -> path.endsWith("target")).toList();
      for (Path target : targets) {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("run", "compiled")) {
          if (Files.isDirectory(target.resolve(folder))) {
            try (Stream<Path> below = Files.walk(target.resolve(folder))) {
              below.filter(path -> path.toString().endsWith(".sql")).forEach(files::add);
            }
          }
        }
        if (!files.isEmpty()) {
          projects.put(target, files);
        }
      }
    }
    return projects;
  }

  private static SqlGuard guard(Routing routing, Path target) throws IOException {
    Namespaces.Builder builder = Namespaces.builder(List.of(target));
    builder.tenant(OWN);
    for (String other : OTHERS) {
      switch (routing) {
        case PREFIXED -> {
          builder.claim(claim(other, "t_" + other, "t_" + other, Right.OWNS, Schema.NAMED));
          builder.claim(
              claim(other, "t_" + other, "t_" + other + "_marts", Right.OWNS, Schema.NAMED));
        }
        case BARE_FILES ->
            builder.claim(claim(other, other, "analytics", Right.OWNS, Schema.NAMED));
        case BARE_SCHEMAS ->
            builder.claim(claim(other, "warehouse", other, Right.OWNS, Schema.NAMED));
      }
      builder.file(new TenantId(other), Path.of("/fleet/data/" + other + "/" + other + ".duckdb"));
    }
    builder.claim(claim(OWN.value(), "own", "analytics", Right.OWNS, Schema.NAMED));
    builder.claim(claim(OWN.value(), "own", "main", Right.READS, Schema.EVERYWHERE));
    own(target).forEach(builder::claim);
    return new SqlGuard(SqlGuard.FileReads.ANYWHERE, builder.build(), OWN);
  }

  /** The namespaces of the project itself, as its manifest has them. */
  private static List<NamespaceClaim> own(Path target) throws IOException {
    Map<String, NamespaceClaim> own = new HashMap<>();
    Path manifest = target.resolve("manifest.json");
    if (Files.exists(manifest)) {
      JsonNode root = new ObjectMapper().readTree(manifest.toFile());
      for (String part : List.of("nodes", "sources")) {
        for (JsonNode node : root.path(part)) {
          String database = node.path("database").asText("");
          String schema = node.path("schema").asText("");
          own.put(
              database + "." + schema,
              claim(OWN.value(), database, schema, Right.READS, Schema.NAMED));
        }
      }
    }
    return List.copyOf(own.values());
  }

  private static NamespaceClaim claim(
      String tenant, String database, String schema, Right right, Schema implied) {
    return new NamespaceClaim(
        Optional.of(new TenantId(tenant)),
        Place.of("fleet.yml"),
        "server of " + tenant,
        database,
        schema,
        right,
        implied);
  }
}
