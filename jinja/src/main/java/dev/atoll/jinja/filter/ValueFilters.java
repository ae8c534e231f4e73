package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.Pretty;
import dev.atoll.jinja.python.SortOrder;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.Collections;
import java.util.Map;

/** Filters for any value, and for mappings. */
final class ValueFilters {
  private ValueFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("default", ValueFilters::otherwise);
    table.put("d", ValueFilters::otherwise);
    table.put("attr", ValueFilters::attribute);
    table.put("items", ValueFilters::items);
    table.put("dictsort", ValueFilters::dictSort);
    table.put(
        "pprint", (input, arguments, render, registry) -> StringValue.of(Pretty.of(input, render)));
  }

  private static Value otherwise(
      Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("default", "default_value", "boolean");
    boolean byTruth = Parameters.truth(arguments, 1, "boolean", BoolValue.FALSE, render);
    boolean missing = input instanceof UndefinedValue || (byTruth && !Truth.of(input, render));
    return missing ? arguments.find(0, "default_value", StringValue.EMPTY) : input;
  }

  /** The attribute only, never an item. */
  private static Value attribute(
      Value input, Arguments arguments, Render render, Registry registry) {
    String name = Texts.of(arguments.require("attr", 0, "name"), render);
    Value found =
        name.startsWith("_") || input instanceof UndefinedValue
            ? null
            : Access.member(input, name, render);
    if (found != null) {
      return found;
    }
    if (input instanceof UndefinedValue) {
      return Access.attribute(input, name, render);
    }
    return UndefinedValue.ofMember("'" + input.typeName() + " object'", name);
  }

  private static Value items(Value input, Arguments arguments, Render render, Registry registry) {
    return switch (input) {
      case UndefinedValue undefined -> new IteratorValue(Collections.emptyIterator());
      case DictValue dict ->
          new IteratorValue(Iteration.of(new ViewValue(dict, ViewValue.Kind.ITEMS), render));
      case HostValue host when host.isMapping() ->
          new IteratorValue(
              Iteration.of(
                  Access.call(Access.attribute(host, "items", render), Arguments.NONE, render),
                  render));
      default -> throw Faults.type("Can only get item pairs from a mapping.");
    };
  }

  static DictValue mapping(Value input, String filter) {
    if (input instanceof DictValue dict) {
      return dict;
    }
    throw input instanceof UndefinedValue undefined
        ? undefined.used()
        : Faults.type(filter + "() needs a mapping, not '" + input.typeName() + "'");
  }

  private static Value dictSort(
      Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("dictsort", "case_sensitive", "by", "reverse");
    boolean cased = Parameters.truth(arguments, 0, "case_sensitive", BoolValue.FALSE, render);
    String by = Texts.of(arguments.find(1, "by", StringValue.of("key")), render);
    boolean reversed = Parameters.truth(arguments, 2, "reverse", BoolValue.FALSE, render);
    if (!by.equals("key") && !by.equals("value")) {
      throw Faults.value("You can only sort by either \"key\" or \"value\"");
    }
    int position = by.equals("key") ? 0 : 1;
    Value pairs = new ViewValue(mapping(input, "dictsort"), ViewValue.Kind.ITEMS);
    return new ListValue(
        SortOrder.sorted(
            Iteration.list(pairs, render),
            pair -> {
              Value part = ((TupleValue) pair).items().get(position);
              return cased ? part : Attributes.ignoringCase(part, render);
            },
            reversed,
            render));
  }
}
