package dev.atoll.core.parse;

import dev.atoll.core.project.TestDeclaration;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the items of {@code data_tests:}. A test is written as its name, as {@code {name:
 * {arguments}}}, or as {@code {name: …, test_name: …, arguments}}.
 */
final class TestReader {
  /** As dbt reads a test's name: what follows it, such as a colon too many, is left out. */
  private static final Pattern NAME =
      Pattern.compile("(?:([a-zA-Z_][0-9a-zA-Z_]*)\\.)?([a-zA-Z_][0-9a-zA-Z_]*)");

  private static final String TEST_NAME = "test_name";
  private static final Set<String> OWN =
      Set.of("name", "description", "config", "arguments", TEST_NAME);

  private final Problems problems;
  private final Shapes shapes;

  TestReader(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  /** Whether the mapping says anything about tests, be it that there are none. */
  static boolean isDeclared(YamlMap parent) {
    return parent.entry("tests").isPresent() || parent.entry("data_tests").isPresent();
  }

  /** The tests under {@code data_tests:} or, by its old name, {@code tests:}. */
  List<TestDeclaration> read(YamlMap parent) {
    List<YamlNode> current = shapes.list(parent, "data_tests");
    List<YamlNode> old = shapes.list(parent, "tests");
    if (!current.isEmpty() && !old.isEmpty()) {
      bad(
          parent.entry("tests").orElseThrow().place(),
          "both 'tests' and 'data_tests' are given",
          "'tests' is the old name of 'data_tests'",
          "put all of them under 'data_tests'");
    }
    return Stream.concat(current.stream(), old.stream())
        .flatMap(item -> test(item).stream())
        .toList();
  }

  private Optional<TestDeclaration> test(YamlNode item) {
    return switch (item) {
      case YamlScalar scalar when scalar.value() instanceof String name ->
          Optional.of(declaration(name, scalar.place(), YamlMap.empty(scalar.place()), item));
      case YamlMap map -> ofMap(map);
      case YamlScalar scalar -> noTest(scalar);
      case YamlList list -> noTest(list);
    };
  }

  private Optional<TestDeclaration> ofMap(YamlMap map) {
    Optional<YamlEntry> testName = map.entry(TEST_NAME);
    if (testName.isPresent()) {
      return shapes
          .string(map, TEST_NAME)
          .map(name -> declaration(name.text(), name.place(), map, map));
    }
    if (map.fields().size() != 1) {
      return bad(
          map.place(),
          map.fields().isEmpty() ? "a test without a name" : "a test with more than one name",
          "its keys are " + String.join(", ", map.fields().keySet()),
          "indent the arguments further than the test's name, or write 'test_name:'");
    }
    YamlEntry only = map.entries().iterator().next();
    if (only.value() instanceof YamlMap arguments) {
      return Optional.of(declaration(only.key(), only.place(), arguments, map));
    }
    return bad(
        only.place(),
        "the arguments of test '" + only.key() + "' must be a mapping",
        "they are " + only.value().kind(),
        "write '- " + only.key() + "' without a colon, or 'argument: value' lines below it");
  }

  private Optional<TestDeclaration> noTest(YamlNode item) {
    return bad(
        item.place(),
        "a test must be a name, or a name with arguments",
        "it is " + item.kind(),
        "write '- not_null', or '- accepted_values:' with its arguments below it");
  }

  private TestDeclaration declaration(String written, Place place, YamlMap given, YamlNode raw) {
    YamlMap nested = shapes.mapOrEmpty(given, "arguments");
    SequencedMap<String, YamlEntry> arguments = new LinkedHashMap<>();
    SequencedMap<String, YamlEntry> config =
        new LinkedHashMap<>(shapes.mapOrEmpty(given, "config").fields());
    Stream.concat(given.entries().stream(), nested.entries().stream())
        .forEach(
            entry -> {
              if (TestDeclaration.CONFIGS.contains(entry.key())) {
                put(entry, config, written);
              } else if (!OWN.contains(entry.key())) {
                arguments.put(entry.key(), entry);
              }
            });
    Matcher name = NAME.matcher(written);
    boolean isName = name.lookingAt();
    return new TestDeclaration(
        isName ? Optional.ofNullable(name.group(1)) : Optional.empty(),
        isName ? name.group(2) : written,
        given.value("name"),
        given.value("description"),
        new YamlMap(given.place(), arguments),
        new YamlMap(given.place(), config),
        place,
        raw);
  }

  private void put(YamlEntry entry, SequencedMap<String, YamlEntry> config, String test) {
    YamlEntry earlier = config.putIfAbsent(entry.key(), entry);
    if (earlier != null) {
      bad(
          entry.place(),
          "'" + entry.key() + "' of test '" + test + "' is given twice",
          "it also stands at line " + earlier.place().line(),
          "keep the one under 'config:'");
    }
  }

  private Optional<TestDeclaration> bad(Place place, String message, String cause, String mend) {
    problems.add(Problem.error(ParseCodes.BAD_TEST, place, message, cause, mend));
    return Optional.empty();
  }
}
