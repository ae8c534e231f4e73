package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a dict of lists holds that another does not, upper and lower case aside; for grants. */
final class DictDifference {
  private DictDifference() {}

  static Value call(Arguments arguments, Render render) {
    String name = "diff_of_two_dicts";
    arguments.only(name, "dict_a", "dict_b");
    Map<String, Set<String>> known = new LinkedHashMap<>();
    dict(arguments.require(name, 1, "dict_b"))
        .entries()
        .forEach((key, values) -> known.put(fold(key, render), folded(values, render)));
    DictValue difference = new DictValue();
    dict(arguments.require(name, 0, "dict_a"))
        .entries()
        .forEach(
            (key, values) -> {
              Set<String> there = known.getOrDefault(fold(key, render), Set.of());
              List<Value> missing = new ArrayList<>();
              for (Value value : Python.list(values, render)) {
                if (!there.contains(fold(value, render))) {
                  missing.add(value);
                }
              }
              if (!missing.isEmpty()) {
                difference.entries().put(key, new ListValue(missing));
              }
            });
    return difference;
  }

  private static Set<String> folded(Value values, Render render) {
    Set<String> folded = new LinkedHashSet<>();
    for (Value value : Python.list(values, render)) {
      folded.add(fold(value, render));
    }
    return folded;
  }

  private static String fold(Value value, Render render) {
    return Python.str(value, render).toLowerCase(Locale.ROOT);
  }

  private static DictValue dict(Value value) {
    if (value instanceof DictValue dict) {
      return dict;
    }
    throw Faults.type("expected a dict, got '" + value.typeName() + "'");
  }
}
