package dev.atoll.core.dbt;

import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;

/**
 * The filters that dbt adds: {@code as_text}, {@code as_bool}, {@code as_number}, {@code as_native}
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/as_native). They mean something in YAML
 * only. dbt converts at the very end, so that the text around a filter wins; here a filter converts
 * where it stands, which differs only where dbt's does nothing.
 */
public final class DbtFilters {
  private DbtFilters() {}

  /** For templates that give text, where dbt's filters leave the value as it is. */
  public static Syntax withDbtFilters(Syntax syntax) {
    FilterFunction same = (input, arguments, render) -> input;
    return syntax
        .withFilter("as_text", same)
        .withFilter("as_bool", same)
        .withFilter("as_number", same)
        .withFilter("as_native", same);
  }

  /** For {@code Template.renderNative}: YAML, where the filters convert. */
  public static Syntax withNativeFilters(Syntax syntax) {
    return syntax
        .withFilter("as_text", DbtFilters::asText)
        .withFilter("as_bool", DbtFilters::asBool)
        .withFilter("as_number", DbtFilters::asNumber)
        .withFilter("as_native", (input, arguments, render) -> literal(input, render));
  }

  private static Value asText(Value input, Arguments arguments, Render render) {
    return input instanceof Rope ? input : StringValue.of(Python.str(input, render));
  }

  private static Value asBool(Value input, Arguments arguments, Render render) {
    return literal(input, render) instanceof BoolValue bool
        ? bool
        : refused(input, "bool", "write True or False; 'true' and 'false' are text", render);
  }

  private static Value asNumber(Value input, Arguments arguments, Render render) {
    return switch (literal(input, render)) {
      case IntValue integer -> integer;
      case FloatValue real -> real;
      default -> refused(input, "number", "write a number such as 5 or 0.5", render);
    };
  }

  /** What a text says as a Python literal; the text itself when it is none. */
  private static Value literal(Value input, Render render) {
    return switch (input) {
      case StringValue text -> PythonLiteral.read(text.text()).orElse(text);
      case Rope rope -> PythonLiteral.read(render.concretise(rope)).orElse(rope);
      case UndefinedValue undefined -> StringValue.EMPTY;
      default -> input;
    };
  }

  private static Value refused(Value input, String wanted, String mend, Render render) {
    throw DbtProblems.problem(
        DbtProblems.CONVERSION,
        "the value '" + Python.str(input, render) + "' is no " + wanted,
        "as_" + wanted + " takes nothing else",
        mend);
  }
}
