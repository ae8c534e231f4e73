package dev.atoll.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a series of commands left behind, each text under a name that says where it comes from. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, String> sql = new TreeMap<>();
  private final SortedMap<String, String> others = new TreeMap<>();

  void add(String name, String text) {
    others.put(name, text);
  }

  void addRelation(String name, MadeRelation made) {
    add(
        "relation " + name,
        "%s %s %d %s".formatted(made.kind(), made.types(), made.rows(), made.hash()));
  }

  /** The SQL files of a target folder, and what each tenant's results say of each node. */
  void addTarget(String command, Path target) throws IOException {
    for (Path file : files(target, ".sql")) {
      sql.put(command + ": " + target.relativize(file), Files.readString(file));
    }
    for (Path file : files(target, "run_results.json")) {
      String tenant = String.valueOf(file.resolveSibling(".").normalize().getFileName());
      for (JsonNode result : JSON.readTree(file.toFile()).path("results")) {
        String name = command + ": " + tenant + ": " + result.path("unique_id").asText();
        sql.put(name, result.path("compiled_code").asText(""));
        others.put(
            name,
            "%s %s %s"
                .formatted(result.path("status"), result.path("failures"), result.path("message")));
      }
    }
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(end)).sorted().toList();
    }
  }

  int sqlCount() {
    return sql.size();
  }

  int otherCount() {
    return others.size();
  }

  /** Names of what is not the same in both. */
  List<String> differences(Texts other) {
    List<String> differences = new ArrayList<>();
    differences.addAll(differences("SQL of ", sql, other.sql));
    differences.addAll(differences("", others, other.others));
    return differences;
  }

  private static List<String> differences(
      String what, SortedMap<String, String> one, SortedMap<String, String> other) {
    SortedSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(one.get(name), other.get(name)))
        .map(name -> what + name + firstDifference(one.get(name), other.get(name)))
        .toList();
  }

  private static String firstDifference(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return ": only " + (one == null ? "fresh" : "shared");
    }
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return ": «" + around(one, at) + "» and «" + around(other, at) + "»";
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 60))
        .replaceAll("\\s+", " ");
  }
}
