package dev.atoll.conformance;

import dev.atoll.conformance.ListedProject.Expected;
import dev.atoll.conformance.ListedProject.KnownDifference;
import dev.atoll.conformance.ListedProject.Layout;
import dev.atoll.conformance.ListedProject.ListedPackage;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the list of projects. An unknown or missing key is an {@link IllegalArgumentException}. */
final class ProjectList {
  private static final List<String> COMMANDS = List.of("seed --full-refresh", "run", "test");
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "repository",
          "commit",
          "folder",
          "layout",
          "profile",
          "target",
          "schema",
          "env",
          "vars",
          "commands",
          "packages",
          "volatile",
          "known",
          "expected",
          "fleet",
          "layers");

  private ProjectList() {}

  static List<ListedProject> read(String file, String text) {
    Problems problems = new Problems();
    Map<String, @Nullable Object> top =
        YamlReader.readMap(file, text, problems).map(YamlMap::toJava).orElseThrow();
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(problems.sorted().toString());
    }
    List<ListedProject> projects = new ArrayList<>();
    for (Object item : list(top, "projects")) {
      projects.add(project(map(item)));
    }
    return projects;
  }

  private static ListedProject project(Map<String, @Nullable Object> fields) {
    known(fields, KEYS);
    List<ListedPackage> packages = new ArrayList<>();
    for (Object item : list(fields, "packages")) {
      packages.add(listedPackage(map(item)));
    }
    Map<String, Expected> expected = new LinkedHashMap<>();
    map(fields.get("expected"))
        .forEach((engine, counts) -> expected.put(engine, expected(map(counts))));
    return new ListedProject(
        text(fields, "name"),
        text(fields, "repository"),
        text(fields, "commit"),
        text(fields, "folder", ""),
        Layout.valueOf(text(fields, "layout", "folder").toUpperCase(Locale.ROOT)),
        text(fields, "profile"),
        text(fields, "target", "{engine}"),
        text(fields, "schema"),
        texts(map(fields.get("env"))),
        values(map(fields.get("vars"))),
        fields.containsKey("commands") ? strings(fields, "commands") : COMMANDS,
        packages,
        strings(fields, "volatile"),
        known(fields),
        expected,
        tenants(map(fields.get("fleet"))),
        layers(map(fields.get("layers"))));
  }

  private static Map<String, Object> layers(Map<String, @Nullable Object> layers) {
    known(layers, Set.of("all", "odd"));
    return values(layers);
  }

  private static Map<String, Object> values(Map<String, @Nullable Object> fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(name, value == null ? "" : value));
    return values;
  }

  private static int tenants(Map<String, @Nullable Object> fleet) {
    known(fleet, Set.of("tenants"));
    return number(fleet, "tenants", 0);
  }

  private static List<KnownDifference> known(Map<String, @Nullable Object> fields) {
    List<KnownDifference> known = new ArrayList<>();
    for (Object item : list(fields, "known")) {
      Map<String, @Nullable Object> one = map(item);
      known(one, Set.of("engine", "difference", "reason"));
      known.add(
          new KnownDifference(text(one, "engine"), text(one, "difference"), text(one, "reason")));
    }
    return known;
  }

  private static ListedPackage listedPackage(Map<String, @Nullable Object> fields) {
    known(fields, Set.of("name", "repository", "commit", "folder", "with"));
    return new ListedPackage(
        text(fields, "name"),
        text(fields, "repository"),
        text(fields, "commit"),
        text(fields, "folder", ""),
        text(fields, "with", ""));
  }

  private static Expected expected(Map<String, @Nullable Object> fields) {
    known(fields, Set.of("seeds", "models", "tests", "warnings", "relations_with_rows"));
    return new Expected(
        number(fields, "seeds", -1),
        number(fields, "models", -1),
        number(fields, "tests", -1),
        number(fields, "warnings", 0),
        number(fields, "relations_with_rows", -1));
  }

  private static void known(Map<String, @Nullable Object> fields, Set<String> keys) {
    for (String key : fields.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException("unknown key " + key + " in " + fields);
      }
    }
  }

  private static String text(Map<String, @Nullable Object> fields, String key) {
    Object value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key + " in " + fields);
    }
    return value.toString();
  }

  private static String text(Map<String, @Nullable Object> fields, String key, String otherwise) {
    Object value = fields.get(key);
    return value == null ? otherwise : value.toString();
  }

  private static int number(Map<String, @Nullable Object> fields, String key, int otherwise) {
    return fields.get(key) instanceof Number number ? number.intValue() : otherwise;
  }

  private static Map<String, String> texts(Map<String, @Nullable Object> fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach((key, value) -> texts.put(key, value == null ? "" : value.toString()));
    return texts;
  }

  private static List<String> strings(Map<String, @Nullable Object> fields, String key) {
    return list(fields, key).stream().map(String::valueOf).toList();
  }

  private static List<?> list(Map<String, @Nullable Object> fields, String key) {
    return fields.get(key) instanceof List<?> list ? list : List.of();
  }

  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }
}
