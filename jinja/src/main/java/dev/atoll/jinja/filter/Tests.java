package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.Comparison;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Keys;
import dev.atoll.jinja.python.Operations;
import dev.atoll.jinja.python.StringCases;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Jinja2's built-in tests. */
final class Tests {
  private Tests() {}

  static Map<String, Registry.Test> table() {
    Map<String, Registry.Test> table = new LinkedHashMap<>();
    kinds(table);
    comparisons(table);
    table.put(
        "odd",
        (in, args, render, registry) -> rest(in, IntValue.of(2), render).equals(IntValue.of(1)));
    table.put(
        "even",
        (in, args, render, registry) -> rest(in, IntValue.of(2), render).equals(IntValue.of(0)));
    table.put(
        "divisibleby",
        (in, args, render, registry) ->
            rest(in, args.only("divisibleby", "num").require("divisibleby", 0, "num"), render)
                .equals(IntValue.of(0)));
    table.put(
        "in",
        (in, args, render, registry) ->
            Comparison.contains(args.only("in", "seq").require("in", 0, "seq"), in, render));
    table.put(
        "sameas",
        (in, args, render, registry) ->
            same(in, args.only("sameas", "other").require("sameas", 0, "other")));
    table.put("lower", (in, args, render, registry) -> StringCases.isLower(Texts.of(in, render)));
    table.put("upper", (in, args, render, registry) -> StringCases.isUpper(Texts.of(in, render)));
    table.put("filter", (in, args, render, registry) -> isName(in, registry::hasFilter, render));
    table.put("test", (in, args, render, registry) -> isName(in, registry::hasTest, render));
    return table;
  }

  /** What cannot be a key cannot be asked for. */
  private static boolean isName(Value value, Predicate<String> known, Render render) {
    return Keys.of(value, render) instanceof StringValue name && known.test(name.text());
  }

  private static Value rest(Value value, Value divisor, Render render) {
    return Operations.modulo(value, divisor, render);
  }

  @SuppressWarnings("ReferenceEquality") // that is the question
  private static boolean same(Value left, Value right) {
    return left == right
        || (left instanceof IntValue && right instanceof IntValue && left.equals(right))
        || (left instanceof StringValue && left.equals(right));
  }

  private static Registry.Test kind(Predicate<Value> predicate) {
    return (input, arguments, render, registry) -> {
      arguments.only("test");
      return predicate.test(input);
    };
  }

  private static void kinds(Map<String, Registry.Test> table) {
    table.put("defined", kind(value -> !(value instanceof UndefinedValue)));
    table.put("undefined", kind(value -> value instanceof UndefinedValue));
    table.put("none", kind(value -> value == NoneValue.NONE));
    table.put("boolean", kind(value -> value instanceof BoolValue));
    table.put("true", kind(value -> BoolValue.TRUE.is(value)));
    table.put("false", kind(value -> BoolValue.FALSE.is(value)));
    table.put("integer", kind(value -> value instanceof IntValue));
    table.put("float", kind(value -> value instanceof FloatValue));
    table.put("number", kind(value -> value instanceof NumberValue));
    table.put("string", kind(Texts::isString));
    table.put(
        "mapping",
        kind(v -> v instanceof DictValue || (v instanceof HostValue host && host.isMapping())));
    table.put("sequence", kind(Tests::isSequence));
    table.put("iterable", (in, args, render, registry) -> Iteration.find(in, render) != null);
    table.put("callable", kind(v -> Access.isCallable(v) || v instanceof UndefinedValue));
    table.put("escaped", kind(value -> false));
  }

  private static boolean isSequence(Value value) {
    return switch (value) {
      case ListValue list -> true;
      case TupleValue tuple -> true;
      case DictValue dict -> true;
      case RangeValue range -> true;
      case UndefinedValue undefined -> true;
      case HostValue host -> host.isSequence();
      default -> Texts.isString(value);
    };
  }

  private static void comparisons(Map<String, Registry.Test> table) {
    Registry.Test equal =
        (in, args, render, registry) ->
            Comparison.equal(in, args.require("eq", 0, "other"), render);
    Registry.Test unequal =
        (in, args, render, registry) ->
            !Comparison.equal(in, args.require("ne", 0, "other"), render);
    table.put("==", equal);
    table.put("eq", equal);
    table.put("equalto", equal);
    table.put("!=", unequal);
    table.put("ne", unequal);
    ordered(table, ">", "gt", "greaterthan");
    ordered(table, ">=", "ge");
    ordered(table, "<", "lt", "lessthan");
    ordered(table, "<=", "le");
  }

  private static void ordered(Map<String, Registry.Test> table, String sign, String... names) {
    Registry.Test test =
        (in, args, render, registry) ->
            Comparison.ordered(in, args.require(sign, 0, "other"), sign, render);
    table.put(sign, test);
    for (String name : names) {
      table.put(name, test);
    }
  }
}
