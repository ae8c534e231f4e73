package dev.atoll.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares with what CPython's jinja2 said; see src/test/oracle/README.md for the files and how
 * they are recorded.
 */
class CorpusTest {
  private static final String TITLE = "#### ";

  private record Case(String title, String template, String expected) {}

  @TestFactory
  Stream<DynamicTest> expressions() {
    return tests("expressions");
  }

  @TestFactory
  Stream<DynamicTest> statements() {
    return tests("statements");
  }

  @TestFactory
  Stream<DynamicTest> filters() {
    return tests("filters");
  }

  /** What random templates found; see the package fuzz. */
  @TestFactory
  Stream<DynamicTest> fuzz() {
    return tests("fuzz");
  }

  @TestFactory
  Stream<DynamicTest> methods() {
    return tests("methods");
  }

  @TestFactory
  Stream<DynamicTest> problems() {
    return tests("problems");
  }

  @Test
  void everySyntaxErrorIsFoundInItsLine() {
    List<String> differences = new ArrayList<>();
    List<Case> cases = cases("syntax");
    for (Case each : cases) {
      String ours = syntaxOutcome(each.template());
      String[] theirs = each.expected().split(" ", -1);
      boolean same =
          switch (theirs[1]) {
            case "TemplateSyntaxError", "TemplateAssertionError" ->
                ours.equals("syntax error in line " + theirs[2]);
            case "SyntaxError" -> ours.startsWith("syntax error");
            default -> ours.isEmpty();
          };
      if (!same) {
        differences.add(each.title() + ": " + ours + ", Python: " + each.expected());
      }
    }
    assertThat(cases).hasSizeGreaterThan(300);
    assertThat(differences).isEmpty();
  }

  private static String syntaxOutcome(String template) {
    try {
      Template.parse(Source.of("case", template), Syntax.JINJA);
      return "";
    } catch (ProblemException e) {
      assertThat(e.problem().code()).isIn("A301", "A303");
      return "syntax error in line " + e.problem().place().orElseThrow().line();
    }
  }

  @Test
  void everyOperatorFilterAndTestOverASpreadOfValues() {
    List<String> differences = new ArrayList<>();
    List<Case> cases = cases("matrix");
    for (Case each : cases) {
      try {
        check(each);
      } catch (AssertionError difference) {
        differences.add(
            each.title() + ": " + String.valueOf(difference.getMessage()).replaceAll("\\s+", " "));
      }
    }
    assertThat(cases).hasSizeGreaterThan(4_000);
    assertThat(differences).isEmpty();
  }

  private static Stream<DynamicTest> tests(String file) {
    return cases(file).stream()
        .map(each -> DynamicTest.dynamicTest(each.title(), () -> check(each)));
  }

  private static void check(Case each) {
    Scope scope = context();
    if (each.expected().startsWith("! ")) {
      checkProblem(each, () -> render(each.template(), scope));
    } else {
      assertThat(attempt(() -> render(each.template(), scope)))
          .as(each.template())
          .isEqualTo(text(literal(each.expected())));
    }
  }

  private static String attempt(Supplier<String> rendering) {
    try {
      return rendering.get();
    } catch (ProblemException e) {
      return fail("unexpected " + e.problem());
    }
  }

  private static void checkProblem(Case each, Runnable rendering) {
    try {
      rendering.run();
    } catch (ProblemException e) {
      assertThat(e.problem().place()).isPresent();
      assertThat(e.problem().code()).as(e.problem().message()).matches(code(each.expected()));
      return;
    }
    fail("no problem for %s, Python says %s", each.template(), each.expected());
  }

  private static String code(String expected) {
    return switch (expected.split(" ", -1)[1]) {
      case "TemplateSyntaxError", "SyntaxError" -> "A301";
      case "UndefinedError" -> "A302";
      case "TemplateAssertionError", "TemplateRuntimeError", "FilterArgumentError" -> "A30[1-9]";
      // a missing value where Python complains about the type of Undefined
      case "TypeError" -> "A30[2459]";
      default -> "A30[4-9]";
    };
  }

  private static String render(String template, Scope scope) {
    return Template.parse(Source.of("case", template), Syntax.JINJA)
        .render(scope, Render.plain())
        .text();
  }

  private static Scope context() {
    DictValue context = (DictValue) Literals.evaluate(read("context.txt")).orElseThrow();
    Map<String, Value> values = new LinkedHashMap<>();
    context.entries().forEach((key, value) -> values.put(text(key), value));
    return Scope.of(values).or(Globals.scope());
  }

  private static Value literal(String expected) {
    return Literals.evaluate(expected.substring(2)).orElseThrow();
  }

  private static String text(Value value) {
    return Texts.of(value, Render.plain());
  }

  private static List<Case> cases(String file) {
    Map<String, String> expected = sections(file + ".expected");
    List<Case> cases = new ArrayList<>();
    Set<String> known = knownDifferences();
    sections(file + ".cases")
        .forEach(
            (title, template) -> cases.add(new Case(title, template, result(expected, title))));
    cases.removeIf(each -> known.contains(each.title()));
    assertThat(cases).as("cases of " + file).isNotEmpty();
    return cases;
  }

  /** Titles of cases that are different on purpose; each line says why. */
  private static Set<String> knownDifferences() {
    return read("known-differences.txt")
        .lines()
        .map(line -> line.substring(0, line.lastIndexOf(": ")))
        .collect(Collectors.toSet());
  }

  private static String result(Map<String, String> expected, String title) {
    String result = expected.get(title);
    if (result == null) {
      throw new AssertionError("no result recorded for: " + title);
    }
    return result;
  }

  /** The text under each title, without the newline at its end. */
  private static Map<String, String> sections(String file) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : ("\n" + read(file)).split("\n" + TITLE, -1)) {
      int end = section.indexOf('\n');
      if (end > 0) {
        String title = section.substring(0, end);
        String text = section.substring(end + 1);
        sections.put(title, text.endsWith("\n") && isLast(file, section) ? chop(text) : text);
      }
    }
    return sections;
  }

  private static boolean isLast(String file, String section) {
    return read(file).endsWith(section);
  }

  private static String chop(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String read(String file) {
    try (InputStream in = CorpusTest.class.getResourceAsStream("/corpus/" + file)) {
      if (in == null) {
        throw new AssertionError("no such file: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
