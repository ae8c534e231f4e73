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
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What dbt made of templates, and what is made of them here; jinja/src/test/oracle says how that is
 * recorded.
 */
class OracleCorpusTest {
  private static final Path FOLDER = Path.of("src/test/resources/oracle");

  @TestFactory
  Stream<DynamicTest> everyYamlValueIsWhatDbtMakesOfIt() throws IOException {
    Syntax syntax = DbtFilters.withNativeFilters(Syntax.JINJA);
    Scope scope = context();
    return tests("native", template -> parse(template, syntax).renderNative(scope, Render.plain()));
  }

  @TestFactory
  Stream<DynamicTest> everyUseOfAModuleGivesWhatItGivesInDbt() throws IOException {
    Map<String, Value> modules = Map.of("modules", Modules.of(Clock.systemUTC()));
    Scope scope = Scope.of(modules).or(Globals.scope());
    String preamble = read("modules.preamble");
    return tests(
        "modules",
        template ->
            parse(preamble + template, Syntax.JINJA).render(scope, Render.plain()).toValue());
  }

  private static Stream<DynamicTest> tests(String name, Function<String, Value> rendering)
      throws IOException {
    Map<String, String> templates = sections(name + ".cases");
    Map<String, String> expected = sections(name + ".expected");
    Set<String> differing =
        read(name + ".differences")
            .lines()
            .map(line -> line.substring(0, line.lastIndexOf("}: ") + 1))
            .collect(Collectors.toSet());
    assertThat(templates).hasSizeGreaterThan(250).containsKeys(differing.toArray(String[]::new));
    assertThat(expected.keySet()).isEqualTo(templates.keySet());
    return templates.entrySet().stream()
        .filter(entry -> !differing.contains(entry.getKey()))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        check(
                            outcome(entry.getValue(), rendering),
                            expected.getOrDefault(entry.getKey(), ""))));
  }

  private static Template parse(String template, Syntax syntax) {
    return Template.parse(Source.of("case", template), syntax);
  }

  private static void check(String outcome, String expected) {
    if (expected.startsWith("! ")) {
      assertThat(outcome).startsWith("! A3");
    } else {
      assertThat(outcome).isEqualTo(expected);
    }
  }

  private static String outcome(String template, Function<String, Value> rendering) {
    try {
      return "= " + Repr.of(rendering.apply(template), Render.plain());
    } catch (ProblemException e) {
      return "! " + e.problem().code();
    }
  }

  private static Scope context() throws IOException {
    DictValue context = (DictValue) Literals.evaluate(read("native.context")).orElseThrow();
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
