package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.jinja.python.Json;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void oneTemplateRendersInManyThreads() throws Exception {
    Template template =
        Template.parse(
            Source.of(
                "a.sql",
                "{% macro m(x) %}{% set y = x * 2 %}{{ y }}{% endmacro %}"
                    + "{% for i in range(n) %}{{ m(i) }},{% endfor %}"),
            Syntax.JINJA);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> renders = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        Scope scope = scope(Map.of("n", n));
        renders.add(() -> template.render(scope, Render.plain()).text());
      }
      int n = 0;
      for (Future<String> rendered : threads.invokeAll(renders)) {
        assertThat(rendered.get()).isEqualTo(doubled(n++));
      }
    }
  }

  private static String doubled(int n) {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < n; i++) {
      expected.append(i * 2).append(',');
    }
    return expected.toString();
  }

  @Test
  void plainDataBecomesValuesAndComesBack() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("nothing", null);
    data.put("list", Arrays.asList(1L, "a", true, 2.5, null));
    data.put("big", new BigInteger("123456789012345678901234567890"));
    data.put("day", LocalDate.of(2024, 2, 29));
    data.put("money", new BigDecimal("1.50"));
    assertThat(Values.toJava(Values.of(data))).isEqualTo(data);
  }

  @Test
  void datesAndDecimalsPrintAsInPython() {
    Value date = Values.of(LocalDate.of(2024, 2, 29));
    Value point = Values.of(LocalDateTime.of(2024, 2, 29, 13, 5, 9, 120_000_000));
    Value money = Values.of(new BigDecimal("1.50"));
    Render render = Render.plain();
    assertThat(Texts.of(date, render)).isEqualTo("2024-02-29");
    assertThat(Texts.of(point, render)).isEqualTo("2024-02-29 13:05:09.120000");
    assertThat(Texts.of(money, render)).isEqualTo("1.50");
    assertThat(Repr.of(ListValue.of(date, point, money), render))
        .isEqualTo(
            "[datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13, 5, 9, 120000),"
                + " Decimal('1.50')]");
  }

  @Test
  void datesHaveAttributesAndMethods() {
    assertThat(
            Fixtures.render(
                "{{ d.year }} {{ d.strftime('%Y/%m/%d %a %j') }} {{ d.isoformat() }} {{ d < e }} {{ (e - d).days }}",
                Map.of("d", LocalDate.of(2024, 2, 29), "e", LocalDate.of(2024, 3, 2))))
        .isEqualTo("2024 2024/02/29 Thu 060 2024-02-29 True 2");
  }

  @Test
  void aTextWithoutTagsIsItself() {
    assertThat(Fixtures.render("select '{' || '}' from a", Map.of()))
        .isEqualTo("select '{' || '}' from a");
  }

  @Test
  void windowsLineEndsBecomePlainOnesAndPlacesCountThemOnce() {
    assertThat(Fixtures.render("a\r\nb\r\n", Map.of())).isEqualTo("a\nb");
    assertThat(Fixtures.problem("a\r\n\r\n{{ x.y }}", Map.of()).place().orElseThrow().line())
        .isEqualTo(3);
  }

  @Test
  void literalsAreReadAsPythonReadsThem() {
    assertThat(Literals.evaluate("[1, 'a', None, True, {'k': (1,)}]"))
        .map(value -> Repr.of(value, Render.plain()))
        .contains("[1, 'a', None, True, {'k': (1,)}]");
    assertThat(Literals.evaluate(" -5 ")).contains(IntValue.of(-5));
    assertThat(Literals.evaluate("true")).isEmpty();
    assertThat(Literals.evaluate("foo")).isEmpty();
    assertThat(Literals.evaluate("1 + 1")).isEmpty();
    assertThat(Literals.evaluate("}} {{ 1")).isEmpty();
    assertThat(Literals.evaluate("")).isEmpty();
  }

  @Test
  void jsonIsWrittenAsPythonDoes() {
    DictValue dict = new DictValue().put("b", Values.of(1)).put("a", Values.of("é"));
    assertThat(Json.write(dict, Json.Keys.AS_THEY_ARE, -1, Render.plain()))
        .isEqualTo("{\"b\": 1, \"a\": \"\\u00e9\"}");
    assertThat(Json.write(dict, Json.Keys.SORTED, -1, Render.plain())).startsWith("{\"a\"");
  }

  @Test
  void registeredFiltersAndTestsWinOverBuiltInOnes() {
    Syntax syntax =
        Syntax.JINJA
            .withFilter("upper", (input, arguments, render) -> StringValue.of("mine"))
            .withTest("odd", (input, arguments, render) -> true);
    assertThat(
            Template.parse(Source.of("a.sql", "{{ 'x'|upper }}{{ 2 is odd }}"), syntax)
                .render(Scope.empty(), Render.plain())
                .text())
        .isEqualTo("mineTrue");
  }
}
