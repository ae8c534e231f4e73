package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values were printed by Python through dbt. */
final class ModulesTest {
  private final Rendering rendering = new Rendering();

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "match('(a)(?P<n>b)', 'abc').groups() @ ('a', 'b')",
        "match('(a)(?P<n>b)', 'abc') @ <re.Match object; span=(0, 2), match='ab'>",
        "match('x', 'abc') @ None",
        "fullmatch('a', 'ab') @ None",
        "match('(?i)A', 'a') is none @ False",
        "search('b', 'abc').span() @ (1, 2)",
        "search('\\\\Z', 'a').span() @ (1, 1)",
        "search('$', 'a\\n').span() @ (1, 1)",
        "search('(?P<y>\\d+)-(?P<m>\\d+)', 'x 2020-01').groupdict() @ {'y': '2020', 'm': '01'}",
        "search('(?P<y_1>\\d)', 'x2').group('y_1') @ 2",
        "search('(?P<q>a|b)(?P=q)', 'abba').group() @ bb",
        "findall('a', 'aA', 2) @ ['a', 'A']",
        "findall('(a)(b)?', 'abaa') @ [('a', 'b'), ('a', ''), ('a', '')]",
        "findall('a(b)?', 'abaa') @ ['b', '', '']",
        "findall('[[a]', 'a[b') @ ['a', '[']",
        "findall('[]x]', 'a]x') @ [']', 'x']",
        "findall('a{,2}b', 'aab') @ ['aab']",
        "findall('x{y}', 'x{y}') @ ['x{y}']",
        "sub('(\\w+) (\\w+)', '\\\\2 \\\\1', 'hello world') @ world hello",
        "sub('(?P<x>\\w+)', '<\\\\g<x>>', 'hello world', 1) @ <hello> world",
        "sub('a*', '-', 'baac') @ -b--c-",
        "sub('(a)|b', '[\\\\1]', 'ab') @ [a][]",
        "subn('a', 'b', 'aa') @ ('bb', 2)",
        "split('[,;]\\s*', 'a, b;c') @ ['a', 'b', 'c']",
        "split('(,)', 'a,b') @ ['a', ',', 'b']",
        "split(',', 'a,b,c', 1) @ ['a', 'b,c']",
        "split('x*', 'axbc') @ ['', 'a', '', 'b', 'c', '']",
        "compile('a+', 2) @ re.compile('a+', re.IGNORECASE)",
        "compile('a+').sub('x', 'baab') @ bxb",
        "compile('(a) # one', 64).groups @ 1",
        "escape('a.b-c d/e') @ a\\.b\\-c\\ d/e",
      })
  void regularExpressionsAreThoseOfPython(String call, String expected) {
    assertThat(rendering.value("modules.re." + call)).isEqualTo(expected);
  }

  @Test
  void aPatternThatLooksForEverIsGivenUpWhenTheHostSaysSo() {
    AtomicInteger asked = new AtomicInteger();
    Render render = Render.builder().cancelled(() -> asked.incrementAndGet() > 3).build();
    Template template =
        Template.parse(
            Source.of("a.sql", "{{ modules.re.match('(a+)+(\\\\1)b', 'a' * 60) }}"), Syntax.JINJA);
    Scope scope = Scope.of(Map.of("modules", Modules.of(Clock.systemUTC())));
    assertThatThrownBy(() -> template.render(scope, render))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("A308"));
  }

  @Test
  void aPatternThatCannotBeReadIsAProblem() {
    assertThat(rendering.problem("modules.re.match('a(b', 'x')").code()).isEqualTo("A323");
    assertThat(rendering.problem("modules.re.match('a', 'a').group(3)").code()).isEqualTo("A323");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "datetime(2020, 1, 2, 3, 4, 5) @ 2020-01-02 03:04:05",
        "datetime.strptime('2020-01-02 03:04:05.123', '%Y-%m-%d %H:%M:%S.%f') @ 2020-01-02 03:04:05.123000",
        "datetime.strptime('Jan 5, 2020', '%b %d, %Y').date() @ 2020-01-05",
        "datetime.strptime('2020-01-05 01 PM +0200', '%Y-%m-%d %I %p %z') @ 2020-01-05 13:00:00+02:00",
        "date(2020, 1, 31) + modules.datetime.timedelta(days=1) @ 2020-02-01",
        "datetime.fromisoformat('2020-01-02T03:04:05+02:00') @ 2020-01-02 03:04:05+02:00",
        "date.fromisoformat('2020-01-02') @ 2020-01-02",
        "timedelta(hours=25, minutes=1) @ 1 day, 1:01:00",
        "timedelta(days=-1).total_seconds() @ -86400.0",
        "datetime.fromtimestamp(0) @ 1970-01-01 00:00:00",
        "datetime.utcfromtimestamp(1.5) @ 1970-01-01 00:00:01.500000",
        "datetime.combine(modules.datetime.date(2020,1,1), modules.datetime.time(1,2)) @ 2020-01-01 01:02:00",
        "datetime.min @ 0001-01-01 00:00:00",
        "datetime.strftime(modules.datetime.datetime(2020, 1, 2), '%d.%m.%Y') @ 02.01.2020",
        "datetime.now() @ 2026-03-04 05:06:07.890000",
        "datetime.utcnow().isoformat() @ 2026-03-04T05:06:07.890000",
        "date.today() @ 2026-03-04",
        "datetime.now(modules.pytz.timezone('Europe/Berlin')) @ 2026-03-04 06:06:07.890000+01:00",
      })
  void datesAreThoseOfPython(String call, String expected) {
    assertThat(rendering.value("modules.datetime." + call)).isEqualTo(expected);
  }

  @Test
  void whoLooksAtTheClockIsNotShared() {
    rendering.value("modules.datetime.datetime(2020, 1, 1)");
    assertThat(rendering.render.reads().privacy()).isEmpty();
    rendering.value("modules.datetime.date.today()");
    assertThat(rendering.render.reads().privacy()).contains("the clock was read");
  }

  @Test
  void aDayThatDoesNotExistIsAProblem() {
    assertThat(rendering.problem("modules.datetime.date(2020, 2, 30)").code()).isEqualTo("A321");
    assertThat(rendering.problem("modules.datetime.datetime.strptime('x', '%Y')").code())
        .isEqualTo("A321");
  }

  @Test
  void timeZonesAreThoseOfPytz() {
    String berlin = "modules.pytz.timezone('Europe/Berlin')";
    String summer = "(modules.datetime.datetime(2020, 7, 1))";
    assertThat(rendering.value(berlin + ".localize" + summer))
        .isEqualTo("2020-07-01 00:00:00+02:00");
    assertThat(rendering.value("modules.pytz.utc.localize" + summer))
        .isEqualTo("2020-07-01 00:00:00+00:00");
    assertThat(rendering.value(berlin + " ~ ' ' ~ modules.pytz.utc ~ ' ' ~ " + berlin + ".zone"))
        .isEqualTo("Europe/Berlin UTC Europe/Berlin");
    assertThat(rendering.value("run_started_at.astimezone(" + berlin + ")"))
        .isEqualTo("2026-03-04 06:06:07+01:00");
    assertThat(rendering.problem("modules.pytz.timezone('Europe/Berlim')").mend())
        .contains("Europe/Berlin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "product([1,2],['a']) @ [(1, 'a'), (2, 'a')]",
        "product([0,1], repeat=2) @ [(0, 0), (0, 1), (1, 0), (1, 1)]",
        "chain([1],[2]) @ [1, 2]",
        "combinations([1,2,3],2) @ [(1, 2), (1, 3), (2, 3)]",
        "permutations([1,2,3],2) @ [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]",
        "combinations_with_replacement([1,2],2) @ [(1, 1), (1, 2), (2, 2)]",
        "zip_longest([1,2],['a'], fillvalue='z') @ [(1, 'a'), (2, 'z')]",
        "islice([1,2,3,4], 1, 3) @ [2, 3]",
        "accumulate([1,2,3]) @ [1, 3, 6]",
        "compress(['a','b'],[1,0]) @ ['a']",
        "repeat('x', 2) @ ['x', 'x']",
      })
  void itertoolsAreThoseOfPython(String call, String expected) {
    assertThat(rendering.value("modules.itertools." + call + " | list")).isEqualTo(expected);
  }
}
