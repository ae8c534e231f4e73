package dev.atoll.core.parse;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes values of an expected shape out of mappings; any other shape is a Problem. */
final class Shapes {
  private final Problems problems;

  Shapes(Problems problems) {
    this.problems = problems;
  }

  /** The mapping under a key; empty also for a key without a value. */
  Optional<YamlMap> map(YamlMap parent, String key) {
    return parent.entry(key).flatMap(this::mapOf);
  }

  /** As {@link #map}, with an empty mapping where there is none. */
  YamlMap mapOrEmpty(YamlMap parent, String key) {
    return map(parent, key).orElse(YamlMap.empty(parent.place()));
  }

  private Optional<YamlMap> mapOf(YamlEntry entry) {
    return switch (entry.value()) {
      case YamlMap map -> Optional.of(map);
      case YamlScalar scalar when scalar.value() == null -> Optional.empty();
      case YamlScalar scalar -> wrong(entry.key(), scalar, "a mapping");
      case YamlList list -> wrong(entry.key(), list, "a mapping");
    };
  }

  /** The items of the list under a key; none for a key without a value. */
  List<YamlNode> list(YamlMap parent, String key) {
    return parent.entry(key).map(this::listOf).orElse(List.of());
  }

  private List<YamlNode> listOf(YamlEntry entry) {
    return switch (entry.value()) {
      case YamlList list -> list.items();
      case YamlScalar scalar when scalar.value() == null -> List.of();
      case YamlScalar scalar ->
          this.<List<YamlNode>>wrong(entry.key(), scalar, "a list").orElse(List.of());
      case YamlMap map -> this.<List<YamlNode>>wrong(entry.key(), map, "a list").orElse(List.of());
    };
  }

  /** The mappings in the list under a key; an item of another shape is a Problem and left out. */
  List<YamlMap> maps(YamlMap parent, String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlNode item : list(parent, key)) {
      if (item instanceof YamlMap map) {
        maps.add(map);
      } else {
        wrong("an item of " + key, item, "a mapping");
      }
    }
    return maps;
  }

  /** The scalars under a key, written as one or as a list of them; nulls are left out. */
  List<YamlScalar> scalars(YamlMap parent, String key) {
    Optional<YamlNode> value = parent.value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    List<YamlNode> items = value.get() instanceof YamlScalar one ? List.of(one) : list(parent, key);
    List<YamlScalar> scalars = new ArrayList<>();
    for (YamlNode item : items) {
      if (!(item instanceof YamlScalar scalar)) {
        wrong("an item of " + key, item, "a string");
      } else if (scalar.value() != null) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  /** The scalar under a key; empty also for a key without a value. */
  Optional<YamlScalar> scalar(YamlMap parent, String key) {
    return parent
        .value(key)
        .flatMap(
            node ->
                node instanceof YamlScalar scalar
                    ? Optional.of(scalar).filter(present -> present.value() != null)
                    : wrong(key, node, "a single value"));
  }

  /** The string under a key; a number or a date is a Problem. */
  Optional<YamlScalar> string(YamlMap parent, String key) {
    return scalar(parent, key)
        .flatMap(
            scalar ->
                scalar.value() instanceof String
                    ? Optional.of(scalar)
                    : wrong(key, scalar, "a string"));
  }

  private <T> Optional<T> wrong(String what, YamlNode found, String expected) {
    problems.add(
        Problem.error(
            ParseCodes.WRONG_SHAPE,
            found.place(),
            (what.startsWith("an item") ? what : "'" + what + "'") + " must be " + expected,
            "it is " + found.kind(),
            mend(what, expected)));
    return Optional.empty();
  }

  private static String mend(String what, String expected) {
    return switch (expected) {
      case "a list" -> "write its items on lines of their own, each after '- '";
      case "a mapping" -> "write 'key: value' lines below it";
      case "a string" -> "put quotes around the value of '" + what + "'";
      default -> "give '" + what + "' one value";
    };
  }
}
