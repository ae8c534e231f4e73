package dev.atoll.jinja.filter;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TestFunction;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The filters and tests of one syntax: registered ones first, then the built-in ones. */
public final class Registry {

  /** A built-in filter; some look up others. */
  @FunctionalInterface
  interface Filter {
    Value apply(Value input, Arguments arguments, Render render, Registry registry);
  }

  /** A built-in test; some look up others. */
  @FunctionalInterface
  interface Test {
    boolean test(Value input, Arguments arguments, Render render, Registry registry);
  }

  private static final Map<String, Filter> FILTERS = filters();
  private static final Map<String, Test> TESTS = Tests.table();

  private final SequencedMap<String, FilterFunction> filters;
  private final SequencedMap<String, TestFunction> tests;

  public Registry(
      SequencedMap<String, FilterFunction> filters, SequencedMap<String, TestFunction> tests) {
    this.filters = filters;
    this.tests = tests;
  }

  private static Map<String, Filter> filters() {
    SequencedMap<String, Filter> table = new LinkedHashMap<>();
    TextFilters.addTo(table);
    LayoutFilters.addTo(table);
    NumberFilters.addTo(table);
    SequenceFilters.addTo(table);
    SelectionFilters.addTo(table);
    ValueFilters.addTo(table);
    return table;
  }

  /** Whether a filter comes from outside. */
  public boolean isRegisteredFilter(String name) {
    return filters.containsKey(name);
  }

  /** The filter of a name; an unknown one is a Problem when it is applied. */
  public FilterFunction filter(String name) {
    FilterFunction registered = filters.get(name);
    if (registered != null) {
      return registered;
    }
    Filter builtIn = FILTERS.get(name);
    if (builtIn != null) {
      return (input, arguments, render) -> builtIn.apply(input, arguments, render, this);
    }
    return (input, arguments, render) -> {
      throw unknownFilter(name);
    };
  }

  /** The test of a name; an unknown one is a Problem when it is asked. */
  public TestFunction test(String name) {
    TestFunction registered = tests.get(name);
    if (registered != null) {
      return registered;
    }
    Test builtIn = TESTS.get(name);
    if (builtIn != null) {
      return (input, arguments, render) -> builtIn.test(input, arguments, render, this);
    }
    return (input, arguments, render) -> {
      throw unknownTest(name);
    };
  }

  /** The Problem, without place, of a filter that there is not. */
  public ProblemException unknownFilter(String name) {
    return unknown("filter", name, filters.keySet(), FILTERS.keySet());
  }

  /** The Problem, without place, of a test that there is not. */
  public ProblemException unknownTest(String name) {
    return unknown("test", name, tests.keySet(), TESTS.keySet());
  }

  public boolean hasFilter(String name) {
    return filters.containsKey(name) || FILTERS.containsKey(name);
  }

  public boolean hasTest(String name) {
    return tests.containsKey(name) || TESTS.containsKey(name);
  }

  private static ProblemException unknown(
      String kind, String name, Set<String> registered, Set<String> builtIn) {
    Set<String> known = new LinkedHashSet<>(registered);
    known.addAll(builtIn);
    return Faults.fault(
        Faults.UNKNOWN_FILTER,
        "no " + kind + " named '" + name + "'",
        "neither Jinja2 nor dbt has one of that name",
        Nearest.suggestion(
            name, known, "use one of theirs; a macro is called, as in {{ name(value) }}"));
  }
}
