package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Literals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * YAML values with templates in them, compared with what dbt made of them; jinja/src/test/oracle
 * says how that is recorded.
 */
class NativeCorpusTest {
  private static final Path FOLDER = Path.of("src/test/resources/native");
  private static final Syntax SYNTAX = DbtFilters.withNativeFilters(Syntax.JINJA);

  @TestFactory
  Stream<DynamicTest> everyValueIsWhatDbtMakesOfIt() throws IOException {
    Map<String, String> templates = sections("native.cases");
    Map<String, String> expected = sections("native.expected");
    Set<String> differing =
        read("known-differences.txt")
            .lines()
            .map(line -> line.substring(0, line.lastIndexOf("}: ") + 1))
            .collect(Collectors.toSet());
    assertThat(templates).hasSizeGreaterThan(250).containsKeys(differing.toArray(String[]::new));
    assertThat(expected.keySet()).isEqualTo(templates.keySet());
    Scope scope = context();
    return templates.entrySet().stream()
        .filter(entry -> !differing.contains(entry.getKey()))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        check(entry.getValue(), expected.getOrDefault(entry.getKey(), ""), scope)));
  }

  private static void check(String template, String expected, Scope scope) {
    if (expected.startsWith("! ")) {
      assertThat(outcome(template, scope)).startsWith("! A3");
    } else {
      assertThat(outcome(template, scope)).isEqualTo(expected);
    }
  }

  private static String outcome(String template, Scope scope) {
    Render render = Render.plain();
    try {
      Value value =
          Template.parse(Source.of("a.yml", template), SYNTAX).renderNative(scope, render);
      return "= " + Repr.of(value, render);
    } catch (ProblemException e) {
      return "! " + e.problem().code();
    }
  }

  private static Scope context() throws IOException {
    DictValue context = (DictValue) Literals.evaluate(read("context.txt")).orElseThrow();
    Map<String, Value> values = new LinkedHashMap<>();
    context.entries().forEach((key, value) -> values.put(Texts.of(key, Render.plain()), value));
    return Scope.of(values).or(Globals.scope());
  }

  /** The text under each title. */
  private static Map<String, String> sections(String file) throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    String text = read(file);
    for (String section : ("\n" + text.substring(0, text.length() - 1)).split("\n#### ", -1)) {
      int end = section.indexOf('\n');
      if (end > 0) {
        sections.put(section.substring(0, end), section.substring(end + 1));
      }
    }
    return sections;
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
