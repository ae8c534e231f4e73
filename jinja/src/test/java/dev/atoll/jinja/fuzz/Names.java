package dev.atoll.jinja.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Which names a template may use at a place, and what kind of value each probably has. */
final class Names {
  private static final List<String> OWN =
      List.of(
          "a", "b", "c", "d", "e", "f", "g", "h", "i", "name", "text", "one", "words", "person");

  /** What may stand where a type is asked for, besides the type itself. */
  private static final Map<String, Set<String>> NARROWER =
      Map.of(
          "num", Set.of("int", "float"),
          "list", Set.of("ints", "strs", "rows", "mixed"),
          "dict", Set.of("row", "person"),
          "iter", Set.of("list", "ints", "strs", "rows", "mixed", "str", "dict", "tuple"),
          "cond", Set.of("bool"),
          "any",
              Set.of(
                  "int", "float", "str", "bool", "none", "list", "ints", "strs", "rows", "mixed",
                  "tuple", "dict", "row", "person"));

  private final Random random;
  private Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, String> pending = new LinkedHashMap<>();

  Names(Random random) {
    this.random = random;
    outside("str", "name", "empty", "text", "spaced", "quote", "html", "umlaut", "smile", "lines");
    outside("str", "csv", "number_text", "float_text");
    outside("int", "one", "seven", "minus", "big");
    outside("float", "pi", "tiny", "half");
    outside("bool", "yes", "no");
    outside("none", "nothing");
    outside("strs", "words", "columns");
    outside("ints", "numbers");
    outside("mixed", "mixed", "none_list");
    outside("tuple", "pair", "single");
    outside("person", "person");
    outside("dict", "target", "int_keys");
    outside("rows", "people");
    outside("intset", "few");
  }

  private void outside(String type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
  }

  /** A name to be given a value; it counts from {@link #settle} on. */
  String choose(String type) {
    String name = OWN.get(random.nextInt(OWN.size()));
    while (pending.containsKey(name)) {
      name = OWN.get(random.nextInt(OWN.size()));
    }
    pending.put(name, type);
    return name;
  }

  void let(String name, String type) {
    types.put(name, type);
  }

  void settle() {
    pending.forEach(
        (name, type) -> {
          types.remove(name);
          types.put(name, type);
        });
    pending.clear();
  }

  /** The names at this place, to be given back to {@link #leave}. */
  Map<String, String> enter() {
    settle();
    return new LinkedHashMap<>(types);
  }

  /** Forgets what was named since, but sometimes does not. */
  void leave(Map<String, String> before) {
    settle();
    if (random.nextInt(8) != 0) {
      types = before;
    }
  }

  boolean has(String type) {
    if (types.containsValue(type)) {
      return true;
    }
    Set<String> narrower = NARROWER.getOrDefault(type, Set.of());
    for (String each : types.values()) {
      if (narrower.contains(each)) {
        return true;
      }
    }
    return false;
  }

  /** A name of a type; the template's own are more likely than those from outside. */
  Optional<String> find(String type) {
    Set<String> narrower = NARROWER.getOrDefault(type, Set.of());
    List<String> found = new ArrayList<>();
    types.forEach(
        (name, each) -> {
          if (each.equals(type) || narrower.contains(each)) {
            found.add(name);
          }
        });
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int last = found.size() - 1;
    int at =
        random.nextBoolean()
            ? random.nextInt(found.size())
            : last - random.nextInt(Math.min(3, last + 1));
    return Optional.of(found.get(at));
  }
}
