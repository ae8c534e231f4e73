package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one mapping, read with their kinds checked. */
final class Fields {
  private final YamlMap map;
  private final String what;
  private final Problems problems;

  /**
   * @param what what the mapping is, for messages: {@code layer}, {@code the fleet file}
   */
  Fields(YamlMap map, String what, Problems problems) {
    this.map = map;
    this.what = what;
    this.problems = problems;
  }

  /** The fields of a node that must be a mapping; empty, with a Problem, when it is none. */
  static Optional<Fields> of(YamlNode node, String what, Problems problems) {
    if (node instanceof YamlMap map) {
      return Optional.of(new Fields(map, what, problems));
    }
    problems.add(wrongKind(node, what, "a mapping", "write 'key: value' pairs"));
    return Optional.empty();
  }

  /** Reports every key that is not one of these. */
  Fields only(List<String> known) {
    for (YamlEntry entry : map.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(unknownKey(entry, what, known));
      }
    }
    return this;
  }

  static Problem unknownKey(YamlEntry entry, String what, List<String> known) {
    return Problem.error(
        FleetCodes.UNKNOWN_KEY,
        entry.place(),
        "unknown key '" + entry.key() + "' in " + what,
        "it may hold " + String.join(", ", known),
        Nearest.suggestion(entry.key(), known, "remove it"));
  }

  Place place() {
    return map.place();
  }

  Optional<YamlEntry> entry(String key) {
    return map.entry(key);
  }

  /** A mapping; a key without a value is an empty one. */
  Optional<YamlMap> mapping(String key) {
    return map.entry(key).flatMap(entry -> mapping(entry, problems));
  }

  static Optional<YamlMap> mapping(YamlEntry entry, Problems problems) {
    if (entry.value() instanceof YamlScalar scalar && scalar.value() == null) {
      return Optional.of(YamlMap.empty(entry.place()));
    }
    if (entry.value() instanceof YamlMap found) {
      return Optional.of(found);
    }
    problems.add(
        wrongKind(entry.value(), "'" + entry.key() + "'", "a mapping", "write 'key: value' pairs"));
    return Optional.empty();
  }

  Optional<YamlList> list(String key) {
    Optional<YamlEntry> entry = map.entry(key);
    if (entry.isPresent() && !(entry.get().value() instanceof YamlList)) {
      problems.add(
          wrongKind(
              entry.get().value(), "'" + key + "'", "a list", "put it into brackets: [one, two]"));
    }
    return entry.map(YamlEntry::value).filter(YamlList.class::isInstance).map(YamlList.class::cast);
  }

  Optional<YamlScalar> scalar(String key) {
    return map.entry(key).flatMap(entry -> text(entry.value(), "'" + key + "'", problems));
  }

  Optional<String> text(String key) {
    return scalar(key).map(YamlScalar::text);
  }

  /** A text with its origin. */
  Optional<Setting> setting(String key, String layer) {
    return scalar(key).map(scalar -> new Setting(scalar.text(), Origin.of(layer, scalar.place())));
  }

  /** A text that must be there. */
  Optional<String> required(String key, String example) {
    if (map.entry(key).isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              map.place(),
              what + " needs the key '" + key + "'",
              "",
              "add it, such as '" + key + ": " + example + "'"));
    }
    return text(key);
  }

  /** Texts of a list, or the one text that stands in its place. */
  List<YamlScalar> texts(String key) {
    Optional<YamlEntry> entry = map.entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    YamlNode value = entry.get().value();
    if (value instanceof YamlMap || (value instanceof YamlScalar one && one.value() == null)) {
      problems.add(
          wrongKind(value, "'" + key + "'", "a text or a list", "write a list, or remove the key"));
      return List.of();
    }
    List<YamlNode> items = value instanceof YamlList list ? list.items() : List.of(value);
    List<YamlScalar> texts = new ArrayList<>();
    items.forEach(item -> text(item, "'" + key + "'", problems).ifPresent(texts::add));
    return texts;
  }

  /** Whether a key is true; a key that is absent is false. */
  boolean flag(String key) {
    Optional<YamlNode> value = map.value(key);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof YamlScalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    problems.add(wrongKind(value.get(), "'" + key + "'", "true or false", "write true or false"));
    return false;
  }

  static Optional<YamlScalar> text(YamlNode node, String what, Problems problems) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof String text) {
      if (!text.isBlank()) {
        return Optional.of(scalar);
      }
      problems.add(wrongKind(node, what, "text", "write a text, or remove the key"));
      return Optional.empty();
    }
    String mend =
        node instanceof YamlScalar scalar && scalar.value() != null
            ? "put quotes around it: \"" + scalar.text() + "\""
            : "write a text, or remove the key";
    problems.add(wrongKind(node, what, "text", mend));
    return Optional.empty();
  }

  static Problem wrongKind(YamlNode node, String what, String expected, String mend) {
    String found =
        node instanceof YamlScalar scalar && scalar.value() instanceof String text && text.isBlank()
            ? "empty"
            : node.kind();
    return Problem.error(
        FleetCodes.WRONG_KIND,
        node.place(),
        what + " must be " + expected + ", not " + found,
        "",
        mend);
  }
}
