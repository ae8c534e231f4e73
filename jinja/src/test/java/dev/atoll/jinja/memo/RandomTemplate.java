package dev.atoll.jinja.memo;

import java.util.List;
import java.util.Random;

/** Templates that read a lot and do odd things with what they read. */
final class RandomTemplate {
  private static final List<String> ATOMIC =
      List.of(
          "var('a')",
          "var('b')",
          "var('c')",
          "var('d', 0)",
          "var('e', [])",
          "var('a', none)",
          "has('c')",
          "orders",
          "items",
          "orders.schema",
          "(orders ~ '')",
          "v",
          "w",
          "n.x",
          "i",
          "1",
          "1.0",
          "''",
          "'x'",
          "[]",
          "none",
          "[1, var('b', 2)]",
          "{'k': var('a', 1), 'r': orders}",
          "[orders, items]");

  private static final List<String> WRAPPED =
      List.of(
          "%s|upper",
          "%s|string",
          "[%s]|length",
          "(%s|string)|list",
          "(%s, 1)|first",
          "(%s|string)|last",
          "[%s|string, 'o']|sort",
          "[%s, orders, 1]|unique|list",
          "(%s|string)|reverse",
          "%s|default('z', true)",
          "[%s, 2]|join('-')",
          "%s|trim",
          "%s|int(7)",
          "%s|replace('a', 'o')",
          "(%s|string)|tojson",
          "[%s, items]|map('string')|join",
          "[%s, 0]|select|list",
          "%s is defined",
          "%s is none",
          "%s is string",
          "%s is mapping",
          "%s is sequence",
          "%s is number",
          "not %s",
          "(%s|string)[0]",
          "(%s|string)[-1:]",
          "(%s).k",
          "{'z': %s}.items()|list",
          "({'z': 1} if %s else {}).keys()|list",
          "'%%s' %% (%s,)",
          "'{}'.format(%s)",
          "[%s]",
          "{'q': %s}",
          "m(%s)",
          "(%s) if var('b', false) else 'else'");

  private static final List<String> PAIRED =
      List.of(
          "%s ~ %s",
          "(%s|string) + (%s|string)",
          "(%s|string) * (%s|int(2) %% 3)",
          "%s == %s",
          "%s != %s",
          "(%s|string) < (%s|string)",
          "%s in [%s]",
          "(%s|string) not in (%s|string)",
          "%s and %s",
          "%s or %s",
          "[%s, %s]",
          "{(%s|string): %s}",
          "{'a': %s}.items() == {'a': %s}.items()",
          "[%s, 1].index(%s, 0, 1)",
          "[%s].count(%s)",
          "[%s, 'x']|join(%s|string)",
          "(%s)|replace('x', %s|string)",
          "[%s].append(%s)",
          "(%s|string).split((%s|string) ~ '.')",
          "(%s|string).startswith(%s|string)",
          "(%s|string).join([%s|string, 'y'])",
          "dict(a=%s, b=%s)",
          "m(%s, %s)");

  private final Random random;

  private RandomTemplate(Random random) {
    this.random = random;
  }

  /** The template of a seed. */
  static String of(long seed) {
    return new RandomTemplate(new Random(seed)).whole();
  }

  private String whole() {
    StringBuilder text = new StringBuilder();
    text.append("{% macro m(p, q=var('d', 'none')) %}<");
    text.append(body(1)).append("{{ p }}{{ q }}>{% endmacro %}");
    text.append("{% set n = namespace(x=1) %}{% set v = ").append(expression(1)).append(" %}");
    text.append("{% set w %}").append(body(1)).append("{% endset %}");
    return text.append(body(3)).toString();
  }

  private String body(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      text.append(statement(depth));
    }
    return text.toString();
  }

  private String statement(int depth) {
    String value = expression(depth);
    if (depth == 0) {
      return "{{ " + value + " }} ";
    }
    return switch (random.nextInt(10)) {
      case 0 ->
          "{% if "
              + value
              + " %}"
              + body(depth - 1)
              + "{% else %}"
              + body(depth - 1)
              + "{% endif %}";
      case 1 ->
          "{% for i in [" + value + "] if i %}" + body(depth - 1) + "{% else %}none{% endfor %}";
      case 2 -> "{% set v = " + value + " %}";
      case 3 -> "{% set w %}" + body(depth - 1) + "{% endset %}";
      case 4 -> "{% set n.x = " + value + " %}";
      case 5 -> "{% do var('e', []).append(" + value + ") %}";
      case 6 -> "{% filter upper %}" + body(depth - 1) + "{% endfilter %}";
      case 7 -> random.nextInt(8) == 0 ? "{{ secret() }}" : "{{ orders }} ";
      default -> "{{ " + value + " }} ";
    };
  }

  private String expression(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return pick(ATOMIC);
    }
    String composed =
        random.nextBoolean()
            ? pick(WRAPPED).formatted(expression(depth - 1))
            : pick(PAIRED).formatted(expression(depth - 1), expression(depth - 1));
    return "(" + composed + ")";
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
