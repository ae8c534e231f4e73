package dev.atoll.jinja.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Rope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks sharing with random templates and random tenants whose values are easily confused. */
class SharingTest {
  private static final int TEMPLATES = 15_000;
  private static final int TENANTS = 12;

  private static final List<@Nullable Object> CONFUSABLE =
      Arrays.asList(
          1,
          1.0,
          true,
          "1",
          new BigDecimal("1"),
          new BigDecimal("1.0"),
          0,
          0.0,
          -0.0,
          false,
          "",
          null,
          List.of(),
          List.of(1),
          List.of(true),
          List.of("x", "y"),
          List.of("y", "x"),
          Map.of(),
          ordered("a", 1, "b", 2),
          ordered("b", 2, "a", 1),
          "x",
          "orders",
          "t1.orders",
          List.of("t1.orders", "t2.orders"));

  private static Map<String, Object> ordered(
      String firstKey, Object firstValue, String secondKey, Object secondValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(firstKey, firstValue);
    map.put(secondKey, secondValue);
    return map;
  }

  /** Tenants with values from a few of the confusable ones, so that some agree. */
  private static List<Asker> tenants(Random random) {
    List<@Nullable Object> pool = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      pool.add(CONFUSABLE.get(random.nextInt(CONFUSABLE.size())));
    }
    List<Asker> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      Map<String, @Nullable Object> vars = new LinkedHashMap<>();
      for (String name : List.of("a", "b", "c", "d", "e")) {
        if (random.nextInt(4) > 0) {
          vars.put(name, pool.get(random.nextInt(pool.size())));
        }
      }
      tenants.add(new Asker("t" + random.nextInt(3), vars));
    }
    return tenants;
  }

  @Test
  void whatIsSharedIsWhatWouldHaveBeenRendered() {
    long shared = 0;
    long texts = 0;
    for (long seed = 0; seed < TEMPLATES; seed++) {
      String text = RandomTemplate.of(seed);
      Template template = Asker.parse(text);
      Memo<Rope> memo = new Memo<>();
      for (Asker tenant : tenants(new Random(~seed))) {
        String own = tenant.outcome(template, Asker.Names.SYMBOLIC);
        assertThat(tenant.outcome(template, memo))
            .as("seed %s, %s: %s", seed, tenant, text)
            .isEqualTo(own);
        texts += own.startsWith("=") ? 1 : 0;
      }
      shared += memo.shared();
    }
    assertThat(texts).as("templates that render").isGreaterThan(TEMPLATES * TENANTS / 4);
    assertThat(shared).as("results that were shared").isGreaterThan(texts / 8);
  }

  @Test
  void namesFilledInAtTheEndMakeNoDifference() {
    for (long seed = 0; seed < TEMPLATES; seed++) {
      String text = RandomTemplate.of(seed);
      Template template = Asker.parse(text);
      Asker tenant = tenants(new Random(~seed)).getFirst();
      assertThat(tenant.outcome(template, Asker.Names.SYMBOLIC))
          .as("seed %s, %s: %s", seed, tenant, text)
          .isEqualTo(tenant.outcome(template, Asker.Names.CONCRETE));
    }
  }

  /** Whatever compares, hashes, sorts or prints values must not tell a name from its text. */
  @Test
  void aNameIsItsTextInEveryOperation() {
    Asker tenant = new Asker("t1", Map.of());
    String text = "'t1.orders'";
    String name = "(orders ~ '')";
    for (String expression :
        List.of(
            "{'a': %s}.items() == {'a': %s}.items()",
            "({'a': %s}.items()|list) == ({'a': %s}.items()|list)",
            "%s in {'a': %s}.values()",
            "('a', %s) in {'a': %s}.items()",
            "[%s, %s]|unique|list|length",
            "[(1, %s), (1, %s)]|unique|list|length",
            "[%s, 'a', 'z']|sort == [%s, 'a', 'z']|sort",
            "[%s, 'T1.ORDERS', %s]|groupby(0)|list",
            "[{'k': %s}, {'k': %s}]|groupby('k')|length",
            "[{'k': %s}, {'k': %s}]|map(attribute='k')|unique|list",
            "[%s].index(%s)",
            "[%s].count(%s)",
            "(%s,) == (%s,)",
            "(1, %s) < (1, %s)",
            "[%s] < [%s]",
            "{%s: 1} == {%s: 1}",
            "{'a': %s} == {'a': %s}",
            "%s is eq(%s)",
            "%s is in([%s])",
            "[%s]|select('equalto', %s)|list",
            "[%s, 'b']|max == [%s, 'b']|max",
            "[%s]|reject('in', [%s])|list",
            "dict([(%s, 1)])[%s]",
            "{'a': %s}|dictsort(by='value') == {'a': %s}|dictsort(by='value')",
            "%s is sameas 1 or %s is string",
            "{1: %s}|string ~ %s|tojson",
            "[%s]|pprint ~ [%s]",
            "'%%s %%r' %% (%s, %s)",
            "'{} {!r}'.format(%s, %s)",
            "%s|length + %s|wordcount",
            "(%s ~ ',' ~ %s).split(',')",
            "%s.startswith('t1') and %s is not none",
            "namespace(a=%s).a == %s",
            "[%s]|sum(start='') == %s",
            "%s|e ~ %s|urlencode",
            "[[%s, 1], [%s, 2]]|batch(2)|list",
            "%s|indent(2) ~ %s|center(20)")) {
      String expected =
          tenant.outcome(
              Asker.parse("{{ " + expression.formatted(text, text, text) + " }}"),
              Asker.Names.CONCRETE);
      for (String other : List.of(name, text)) {
        Template template = Asker.parse("{{ " + expression.formatted(name, other, name) + " }}");
        for (Asker.Names names : Asker.Names.values()) {
          assertThat(tenant.outcome(template, names))
              .as("%s with %s, %s", expression, other, names)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aTemplateThatLearnsSomethingUnreadIsFound() {
    Template template = Asker.parse("{{ var('a') if leak() == 't1' else var('b') }}");
    Memo<Rope> memo = new Memo<>();
    Map<String, Object> vars = Map.of("a", 1, "b", 1);
    new Asker("t1", vars).outcome(template, memo);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2; i++) {
                new Asker("t2", Map.of("a", i, "b", i)).outcome(template, memo);
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two renders that read the same");
  }
}
