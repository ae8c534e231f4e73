package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One file of one layer, read once for all tenants.
 *
 * @param sections its keys with a value of the right kind
 * @param problems what is wrong with it; every tenant that reads it has them
 */
record LayerFile(Layer layer, String file, YamlMap sections, List<Problem> problems) {
  static final List<String> MAPS =
      List.of("vars", "config", "env", "labels", "limits", "sources", "inputs");
  static final List<String> TEXTS = List.of("engine", "database", "schema", "timezone", "schedule");
  private static final List<String> LATER = List.of("release");
  static final List<String> KEYS =
      List.of(
          "vars",
          "config",
          "engine",
          "database",
          "schema",
          "env",
          "labels",
          "enabled",
          "overlays",
          "sources",
          "inputs",
          "schedule",
          "timezone",
          "limits",
          "release");
  static final List<String> LIMITS = List.of("memory", "threads");

  /** No engine opens with less. */
  private static final long LEAST_MEMORY = 16L << 20;

  static LayerFile read(Layer layer, Path root, Path path) {
    Problems problems = new Problems();
    String shown = FleetFiles.shown(root, path);
    YamlMap map =
        FleetFiles.yaml(root, path, problems).orElseGet(() -> YamlMap.empty(Place.of(shown)));
    SequencedMap<String, YamlEntry> sections = new LinkedHashMap<>();
    for (YamlEntry entry : map.entries()) {
      if (isGood(entry, problems)) {
        sections.put(entry.key(), entry);
      }
    }
    return new LayerFile(layer, shown, new YamlMap(map.place(), sections), problems.sorted());
  }

  private static boolean isGood(YamlEntry entry, Problems problems) {
    String key = entry.key();
    if (!KEYS.contains(key)) {
      problems.add(Fields.unknownKey(entry, "a layer", KEYS));
      return false;
    }
    if (LATER.contains(key)) {
      problems.add(FleetFileReader.notSupported(entry, "the tenant would run without it"));
      return false;
    }
    if (Merging.isUnset(entry.value())) {
      return true;
    }
    if (key.equals(LayerChains.OVERLAYS)) {
      Problems own = new Problems();
      OverlayReader.names(entry.value(), own);
      problems.addAll(own.sorted());
      return !own.hasErrors();
    }
    if (MAPS.contains(key)) {
      return isMap(entry, problems);
    }
    if (TEXTS.contains(key)) {
      Optional<YamlScalar> text = Fields.text(entry.value(), "'" + key + "'", problems);
      return text.isPresent() && isMeant(key, text.get(), problems);
    }
    boolean flag = entry.value() instanceof YamlScalar scalar && scalar.value() instanceof Boolean;
    if (!flag) {
      problems.add(
          Fields.wrongKind(entry.value(), "'" + key + "'", "true or false", "write true or false"));
    }
    return flag;
  }

  private static boolean isMeant(String key, YamlScalar text, Problems problems) {
    return switch (key) {
      case "timezone" -> isZone(text, problems);
      case "schedule" -> LayerSections.isSchedule(text, problems);
      default -> true;
    };
  }

  private static boolean isMap(YamlEntry entry, Problems problems) {
    Optional<YamlMap> map = Fields.mapping(entry, problems);
    // A key without a value is no map to merge, and says nothing.
    if (map.isEmpty() || !(entry.value() instanceof YamlMap)) {
      return false;
    }
    return switch (entry.key()) {
      case "limits" -> areLimits(map.get(), problems);
      case "env" -> areTexts(map.get(), problems);
      case "labels" -> areLabels(map.get(), problems);
      case "sources" -> LayerSections.areSources(map.get(), problems);
      case "inputs" -> LayerSections.areInputs(map.get(), problems);
      case "config" -> LayerSections.isConfig(map.get(), problems);
      default -> true;
    };
  }

  private static boolean areTexts(YamlMap map, Problems problems) {
    boolean good = true;
    for (YamlEntry entry : map.entries()) {
      YamlNode value = entry.value();
      good &=
          Merging.isUnset(value)
              || Fields.text(value, "env '" + entry.key() + "'", problems).isPresent();
    }
    return good;
  }

  private static boolean areLabels(YamlMap map, Problems problems) {
    Problems own = new Problems();
    SequencedMap<String, YamlEntry> set = new LinkedHashMap<>(map.fields());
    set.values().removeIf(entry -> Merging.isUnset(entry.value()));
    TenantsReader.labels(new YamlMap(map.place(), set), new LinkedHashMap<>(), own);
    problems.addAll(own.sorted());
    return !own.hasErrors();
  }

  private static boolean areLimits(YamlMap map, Problems problems) {
    Problems own = new Problems();
    new Fields(map, "limits", own).only(LIMITS);
    map.entry("memory")
        .filter(entry -> !Merging.isUnset(entry.value()))
        .flatMap(entry -> Fields.text(entry.value(), "'memory'", own))
        .filter(text -> MemorySize.bytes(text.text()).orElse(0) < LEAST_MEMORY)
        .ifPresent(
            text ->
                own.add(
                    Problem.error(
                        FleetCodes.WRONG_KIND,
                        text.place(),
                        "'memory' must be an amount of memory from 16MiB, not "
                            + Values.shown(text.text()),
                        "",
                        "write one such as 512MB")));
    map.entry("threads")
        .filter(entry -> !Merging.isUnset(entry.value()))
        .filter(entry -> !isPositive(entry.value()))
        .ifPresent(
            entry ->
                own.add(
                    Problem.error(
                        FleetCodes.WRONG_KIND,
                        entry.value().place(),
                        "'threads' must be a whole number from 1, not "
                            + Values.shown(entry.value().toJava()),
                        "",
                        "write 1 or more")));
    problems.addAll(own.sorted());
    return !own.hasErrors();
  }

  private static boolean isPositive(YamlNode node) {
    return node instanceof YamlScalar scalar
        && !(scalar.value() instanceof BigInteger)
        && scalar.value() instanceof Long number
        && number >= 1;
  }

  private static boolean isZone(YamlScalar text, Problems problems) {
    if (!Template.of(text.text()).isLiteral()) {
      return true;
    }
    try {
      ZoneId.of(text.text());
      return true;
    } catch (DateTimeException e) {
      problems.add(
          Problem.error(
              FleetCodes.WRONG_KIND,
              text.place(),
              "there is no time zone '" + text.text() + "'",
              "",
              "write a name such as Europe/Berlin or UTC"));
      return false;
    }
  }
}
