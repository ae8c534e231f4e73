package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.problem;
import static dev.atoll.jinja.Fixtures.render;
import static dev.atoll.jinja.Fixtures.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Limits;
import dev.atoll.jinja.value.Render;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No template brings the process down, reaches out of it, or runs for ever. */
class SafetyTest {
  private static final Map<String, Object> NOTHING = Map.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 'a' * 10**9 }}",
        "{{ [0] * 10**10 }}",
        "{{ (0,) * 10**10 }}",
        "{{ [[0] * 10**8] * 10**8 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%99999999999999999999d' % 1 }}",
        "{{ '%.1000000000f' % 1.5 }}",
        "{{ '%.1000000000d' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '{:99999999999999999999}'.format(1) }}",
        "{{ '{:{w}}'.format(1, w=10**9) }}",
        "{{ '{:.1000000000f}'.format(1.5) }}",
        "{{ '{:01000000000,}'.format(1) }}",
        "{{ 'a' | center(10**9) }}",
        "{{ 'a'.center(10**9) }}",
        "{{ 'a'.ljust(10**9) }}",
        "{{ 'a'.rjust(10**9) }}",
        "{{ 'a'.zfill(10**9) }}",
        "{{ '\\t'.expandtabs(10**9) }}",
        "{{ 'a\\nb' | indent(10**9) }}",
        "{{ ('a' * 100000).replace('a', 'b' * 100000) }}",
        "{{ ('a' * 100000).replace('', 'b' * 100000) }}",
        "{{ ('a' * 100000) | replace('a', 'b' * 100000) }}",
        "{{ ('a ' * 10000) | wordwrap(1, wrapstring='x' * 100000) }}",
        "{{ [1] | tojson(indent=10**9) }}",
        "{{ 'x' | batch(10**9, 'y') | list }}",
        "{{ 'x' | slice(10**9) | list }}",
        "{{ range(100000) | join('x' * 100000) }}",
        "{{ ('x' * 100000).join(range(100000) | map('string')) }}",
        "{{ (10**1000)**1000000 }}",
        "{{ 2**100000000 }}",
        "{% for i in range(10**12) %}x{% endfor %}",
        "{% set l = [1] %}{% for x in l %}{% do l.append(x) %}{% endfor %}"
      })
  void aValueOfMonstrousSizeIsRefusedBeforeItIsMade(String template) {
    assertRefused(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ns.s ~ ns.s",
        "ns.s + ns.s",
        "[ns.s, ns.s] | join",
        "''.join([ns.s, ns.s])",
        "'%s%s' % (ns.s, ns.s)",
        "'{0}{0}'.format(ns.s)",
        "ns.s.replace('a', 'aa')",
        "[ns.s, ns.s] | string",
        "[ns.s, ns.s] | tojson"
      })
  void aTextThatDoublesInALoopIsStopped(String expression) {
    assertRefused(
        "{% set ns = namespace(s='a') %}{% for i in range(60) %}{% set ns.s = "
            + expression
            + " %}{% endfor %}{{ ns.s | length }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% set ns.s = ns.s + ns.s %}",
        "{% do ns.s.extend(ns.s) %}",
        "{% set ns.n = ns.n * ns.n %}",
        "{% set x %}{{ ns.t }}{{ ns.t }}{% endset %}{% set ns.t = x %}"
      })
  void aListNumberOrBlockThatDoublesInALoopIsStopped(String statement) {
    assertRefused(
        "{% set ns = namespace(s=[1], n=10, t='a') %}{% for i in range(60) %}"
            + statement
            + "{% endfor %}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns.s | string", "ns.s | tojson", "ns.s == ns.t", "ns.s < ns.t"})
  void sharedListsThatUnfoldToMonstersAreStopped(String expression) {
    assertRefused(
        "{% set ns = namespace(s=[1], t=[1]) %}{% for i in range(60) %}"
            + "{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ "
            + expression
            + " }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}"
            + "{% macro r() %}{% call m() %}{{ r() }}{% endcall %}{% endmacro %}{{ r() }}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% set a = [] %}{% do a.append(a) %}{% set b = [] %}{% do b.append(b) %}{{ a == b }}",
        "{% set a = [] %}{% do a.append(a) %}{% set b = [] %}{% do b.append(b) %}{{ a < b }}",
        "{% set a = {} %}{% do a.update({'a': a}) %}{{ a | tojson }}",
        "{% set ns = namespace(a=[]) %}{% for i in range(50000) %}{% set ns.a = [ns.a] %}"
            + "{% endfor %}{{ ns.a }}",
        "{% set ns = namespace(a=()) %}{% for i in range(50000) %}{% set ns.a = (ns.a,) %}"
            + "{% endfor %}{{ {ns.a: 1} }}"
      })
  void endlessRecursionEndsInAProblemWithAPlace(String template) {
    assertRefused(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{1:",
        "not ",
        "-",
        "1+",
        "1 or ",
        "1**",
        "1 if 1 else ",
        "x(",
        "x[",
        "1<",
        "1~"
      })
  void anExpressionIsAsDeepAsItMayBeAndNoDeeper(String opening) {
    String closing =
        switch (opening) {
          case "(", "x(" -> ")";
          case "[", "x[" -> "]";
          case "{1:" -> "}";
          default -> "";
        };
    String deep = "{{ " + opening.repeat(20_000) + "1" + closing.repeat(20_000) + " }}";
    String code =
        switch (opening) {
          case "1~", "1<" -> "fine";
          default -> "A301";
        };
    assertThat(outcome(deep)).isEqualTo(code);
    String real = "{{ " + opening.repeat(60) + "1" + closing.repeat(60) + " }}";
    assertThat(outcome(real)).isNotEqualTo("A301").isNotEqualTo("A307");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|abs", ".b", "[0]", "()", " is defined"})
  void aChainIsAsLongAsItMayBeAndNoLonger(String link) {
    assertThat(outcome("{{ 1" + link.repeat(50_000) + " }}")).isEqualTo("A301");
  }

  @Test
  void blocksInsideBlocksAreCounted() {
    String deep = "{% if 1 %}".repeat(20_000) + "{% endif %}".repeat(20_000);
    assertThat(problem(deep, NOTHING).message()).isEqualTo("more than 200 levels of nesting");
    String real = "{% if 1 %}".repeat(100) + "x" + "{% endif %}".repeat(100);
    assertThat(render(real, NOTHING)).isEqualTo("x");
  }

  @Test
  void aLimitIsWhatTheHostSays() {
    Limits tight = new Limits(5, 100, 50);
    assertThat(limited("{{ 'abc' * 40 }}", tight)).contains("100 characters");
    assertThat(limited("{% for i in range(51) %}{% endfor %}", tight)).contains("50 loop");
    assertThat(
            limited(
                "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(6) }}",
                tight))
        .contains("5 macro calls");
  }

  private static String limited(String template, Limits limits) {
    return problem(() -> render(template, NOTHING, Render.builder().limits(limits).build()))
        .message();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'].x }}",
        "{{ (''|attr('__class__')).x }}",
        "{{ '{0.__class__.x}'.format(1) }}",
        "{{ '{0.getClass.x}'.format(1) }}",
        "{{ 'x'.getClass() }}",
        "{{ 'x'.bytes.x }}",
        "{{ 'x'.hashCode() }}",
        "{{ [].stream() }}",
        "{{ {}.entrySet() }}",
        "{{ (1).longValue() }}",
        "{{ range.getClass() }}",
        "{{ namespace.constructor.x }}",
        "{{ self.x }}",
        "{{ open('/etc/passwd') }}",
        "{{ __import__('os') }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ range.__globals__.x }}"
      })
  void nothingOfTheMachineIsInReach(String template) {
    assertThat(problem(template, NOTHING).code()).matches("A30[259]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"include 'a'", "import 'a' as a", "from 'a' import b", "extends 'a'"})
  void noOtherFileIsRead(String tag) {
    Problem problem = problem("{% " + tag + " %}", NOTHING);
    assertThat(problem.code()).isEqualTo("A309");
    assertThat(problem.mend()).contains("call the macro by its name");
    assertThat(render("{% if false %}{% " + tag + " %}{% endif %}", NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(1000) %}{% for i in range(1000) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{% for i in range(100000) %}{% endfor %}{% endmacro %}"
            + "{% for i in range(100000) %}{{ m() }}{% endfor %}",
        "{% set ns = namespace(s=[1], t=[1]) %}{% for i in range(20) %}"
            + "{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}"
            + "{{ ns.s == ns.t }}"
      })
  void aRenderIsGivenUpWhenTheHostSaysSo(String template) {
    AtomicInteger asked = new AtomicInteger();
    Render render = Render.builder().cancelled(() -> asked.incrementAndGet() > 3).build();
    assertThat(problem(() -> render(template, NOTHING, render)).code()).isEqualTo("A308");
    assertThat(asked).hasValue(4);
  }

  @Test
  void oneCompiledTemplateRendersInManyThreadsAtOnce() throws Exception {
    Template template =
        Template.parse(
            Source.of(
                "a.sql",
                "{% macro twice(x) %}{% set y = x * 2 %}{{ y }}{% endmacro %}"
                    + "{% set ns = namespace(sum=0) %}{% for i in range(n) %}"
                    + "{% set ns.sum = ns.sum + i %}{{ loop.index }}{{ twice(i) }},{% endfor %}"
                    + "{{ ns.sum }}"),
            Syntax.JINJA);
    List<Callable<Boolean>> renders = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      int size = n;
      String alone = template.render(scope(Map.of("n", size)), Render.plain()).text();
      renders.add(
          () -> template.render(scope(Map.of("n", size)), Render.plain()).text().equals(alone));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> same : threads.invokeAll(renders)) {
        assertThat(same.get()).isTrue();
      }
    }
  }

  private static void assertRefused(String template) {
    Problem problem = problem(template, NOTHING);
    assertThat(problem.code()).as(problem.message()).isEqualTo("A307");
    assertThat(problem.place()).isPresent();
  }

  private static String outcome(String template) {
    try {
      render(template, NOTHING);
      return "fine";
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }
}
