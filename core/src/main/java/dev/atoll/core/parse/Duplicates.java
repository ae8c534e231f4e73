package dev.atoll.core.parse;

import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds names that stand twice. */
public final class Duplicates {
  /** A thing with a name and the place where it got it. */
  private record Named(String name, Place place) {}

  private Duplicates() {}

  /**
   * Of models, seeds and snapshots that are enabled, those that share a name within one package; a
   * Problem for each further one. Whether they are enabled only compile knows, so that it says
   * which there are: {@code nodes} with the name and the place of each.
   */
  public static <N> List<Problem> ofNodes(
      List<N> nodes, Function<N, String> name, Function<N, Place> place) {
    return twice(
        ParseCodes.NODE_TWICE,
        "model, seed or snapshot",
        nodes.stream().map(node -> new Named(name.apply(node), place.apply(node))),
        "ref() could not tell them apart",
        "rename one of them, or disable it");
  }

  /** Of singular tests that are enabled, those that share a name within one package. */
  public static <N> List<Problem> ofTests(
      List<N> tests, Function<N, String> name, Function<N, Place> place) {
    return twice(
        ParseCodes.NAME_TWICE,
        "data test",
        tests.stream().map(test -> new Named(name.apply(test), place.apply(test))),
        "a name stands for one thing",
        "rename one of them, or disable it");
  }

  static List<Problem> inPackage(PackageSource source) {
    return Stream.of(
            macros(source),
            docs(source),
            properties(source),
            macroProperties(source),
            sources(source),
            others(source))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Problem> macros(PackageSource source) {
    return twice(
        ParseCodes.MACRO_TWICE,
        "macro",
        source.macros().stream().map(macro -> new Named(macro.name(), macro.place())),
        "a package has one macro of a name",
        "rename or remove one of them");
  }

  private static List<Problem> docs(PackageSource source) {
    return twice(
        ParseCodes.DOCS_TWICE,
        "docs block",
        source.docs().stream().map(docs -> new Named(docs.name(), docs.place())),
        "doc() could not tell them apart",
        "rename or remove one of them");
  }

  private static List<Problem> properties(PackageSource source) {
    List<Problem> problems = new ArrayList<>();
    for (ResourceType type : ResourceType.values()) {
      problems.addAll(
          twice(
              ParseCodes.PROPERTIES_TWICE,
              "properties of " + type.word(),
              source.properties().stream()
                  .flatMap(file -> file.resources().stream())
                  .filter(
                      resource -> resource.type() == type && !isRendered(resource.name().text()))
                  .map(resource -> new Named(resource.name().text(), resource.place())),
              "a resource is described once",
              "put all of it into one entry"));
    }
    return problems;
  }

  private static List<Problem> macroProperties(PackageSource source) {
    return twice(
        ParseCodes.PROPERTIES_TWICE,
        "properties of macro",
        source.properties().stream()
            .flatMap(file -> file.macros().stream())
            .map(macro -> new Named(macro.name().text(), macro.place())),
        "a macro is described once",
        "put all of it into one entry");
  }

  /** Exposures, unit tests and what the semantic layer has. Of groups, access rules tell. */
  private static List<Problem> others(PackageSource source) {
    List<Problem> problems = new ArrayList<>();
    for (ResourceType type : ResourceType.values()) {
      if (type != ResourceType.GROUP) {
        problems.addAll(
            twice(
                ParseCodes.NAME_TWICE,
                type.word().replace('_', ' '),
                source.properties().stream()
                    .flatMap(file -> file.others().stream())
                    .filter(other -> other.type() == type && !saysEnabled(other))
                    .map(other -> new Named(fullName(other), other.place()))
                    .filter(named -> !isRendered(named.name())),
                "a name stands for one thing",
                "rename one of them"));
      }
    }
    return problems;
  }

  private static boolean saysEnabled(OtherProperties other) {
    YamlMap config =
        other.raw().value("config").orElse(null) instanceof YamlMap map
            ? map
            : YamlMap.empty(other.place());
    return saysEnabled(other.raw(), config);
  }

  private static String fullName(OtherProperties other) {
    String tested =
        other.type() == ResourceType.UNIT_TEST
            ? other.raw().value("model").map(model -> " of " + model.toJava()).orElse("")
            : "";
    return other.name().text() + tested;
  }

  private static List<Problem> sources(PackageSource source) {
    // A table that may be disabled can stand twice; whether it is, only compile knows.
    if (!source.file().configTrees(ResourceType.SOURCE).isEmpty()) {
      return List.of();
    }
    return twice(
        ParseCodes.SOURCE_TWICE,
        "source table",
        source.properties().stream().flatMap(Duplicates::tables),
        "source() could not tell them apart",
        "remove one of them");
  }

  private static Stream<Named> tables(PropertiesFile file) {
    return file.sources().stream()
        .filter(source -> !saysEnabled(source.raw(), source.config()))
        .flatMap(
            source ->
                source.tables().stream()
                    .filter(table -> !saysEnabled(table.raw(), table.config()))
                    .map(table -> new Named(fullName(source, table), table.place())))
        .filter(named -> !isRendered(named.name()));
  }

  private static String fullName(SourceProperties source, SourceProperties.Table table) {
    String overridden =
        source.raw().value("overrides").map(node -> " of " + node.toJava()).orElse("");
    return source.name().text() + "." + table.name().text() + overridden;
  }

  private static boolean saysEnabled(YamlMap raw, YamlMap config) {
    return raw.entry("enabled").isPresent() || config.entry("enabled").isPresent();
  }

  private static boolean isRendered(String name) {
    return name.contains("{{") || name.contains("{%");
  }

  private static List<Problem> twice(
      String code, String what, Stream<Named> things, String cause, String mend) {
    Map<String, Place> first = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    things.forEach(
        thing -> {
          Place earlier = first.putIfAbsent(thing.name(), thing.place());
          if (earlier != null) {
            problems.add(
                Problem.error(
                    code,
                    thing.place(),
                    what + " '" + thing.name() + "' stands twice",
                    "it also stands at " + earlier + "; " + cause,
                    mend));
          }
        });
    return problems;
  }
}
