package dev.atoll.jinja;

import dev.atoll.jinja.python.DictMethods;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.run.Cycler;
import dev.atoll.jinja.run.Joiner;
import dev.atoll.jinja.run.NamespaceValue;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names every Jinja2 template has. */
public final class Globals {
  /** Jinja2's sandbox, which dbt renders in, allows no longer ones. */
  private static final long MAX_RANGE = 100_000;

  private static final Scope SCOPE = create();

  private Globals() {}

  /**
   * {@code range}, {@code dict}, {@code namespace}, {@code cycler}, {@code joiner}; chain it behind
   * the names of the outside.
   */
  public static Scope scope() {
    return SCOPE;
  }

  private static Scope create() {
    Map<String, Value> values = new LinkedHashMap<>();
    add(values, "range", Globals::range);
    add(values, "dict", Globals::dict);
    add(values, "namespace", (arguments, render) -> new NamespaceValue(dict(arguments, render)));
    add(values, "cycler", (arguments, render) -> new Cycler(arguments.positional()));
    add(values, "lipsum", Globals::lipsum);
    add(
        values,
        "joiner",
        (arguments, render) ->
            new Joiner(arguments.only("joiner", "sep").find(0, "sep", StringValue.of(", "))));
    return Scope.of(values);
  }

  /** Random words: there, and refused. */
  private static Value lipsum(Arguments arguments, Render render) {
    throw Faults.notSupported(
        "'lipsum' is refused",
        "it makes up words, and the same inputs must give the same SQL",
        "write the text, or let the database make it");
  }

  private static void add(Map<String, Value> values, String name, HostFunction function) {
    values.put(name, function.named(name));
  }

  private static Value range(Arguments arguments, Render render) {
    List<Value> bounds = arguments.positional();
    if (bounds.isEmpty() || bounds.size() > 3 || !arguments.named().isEmpty()) {
      throw Faults.arguments("range() takes one to three arguments by position");
    }
    long first = Parameters.integer(bounds.get(0), "range");
    RangeValue range =
        bounds.size() == 1
            ? new RangeValue(0, first, 1)
            : new RangeValue(
                first,
                Parameters.integer(bounds.get(1), "range"),
                bounds.size() == 3 ? Parameters.integer(bounds.get(2), "range") : 1);
    if (range.size() > MAX_RANGE) {
      throw Faults.limit("a range may have at most " + MAX_RANGE + " elements");
    }
    return range;
  }

  private static DictValue dict(Arguments arguments, Render render) {
    if (arguments.positional().size() > 1) {
      throw Faults.arguments(
          "dict expected at most 1 argument, got " + arguments.positional().size());
    }
    DictValue dict = new DictValue();
    for (Value from : arguments.positional()) {
      DictMethods.putAll(dict, from, render);
    }
    arguments.named().forEach(dict::put);
    return dict;
  }
}
