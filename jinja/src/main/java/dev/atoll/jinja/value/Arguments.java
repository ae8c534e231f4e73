package dev.atoll.jinja.value;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The arguments of a call: those by position, then those by name in the order written. */
public record Arguments(List<Value> positional, SequencedMap<String, Value> named) {
  public static final Arguments NONE = new Arguments(List.of(), Ordered.map(Map.of()));

  public static Arguments of(Value... positional) {
    return new Arguments(List.of(positional), NONE.named);
  }

  public static Arguments of(List<Value> positional, Map<String, Value> named) {
    return new Arguments(List.copyOf(positional), Ordered.map(named));
  }

  public boolean isEmpty() {
    return positional.isEmpty() && named.isEmpty();
  }

  /** The argument at a position (from 0) or under its name, or null when it was not given. */
  public @Nullable Value find(int position, String name) {
    return position < positional.size() ? positional.get(position) : named.get(name);
  }

  /** As {@link #find}, with a default. */
  public Value find(int position, String name, Value otherwise) {
    Value found = find(position, name);
    return found == null ? otherwise : found;
  }

  /** The argument at a position or under its name, or a Problem that names the function. */
  public Value require(String function, int position, String name) {
    Value found = find(position, name);
    if (found == null) {
      throw Faults.arguments(
          function + "() missing required argument '" + name + "'", "give it " + name);
    }
    return found;
  }

  /**
   * Refuses arguments beyond the parameters given: too many by position, names that are no
   * parameter, and a parameter given twice.
   */
  public Arguments only(String function, String... parameters) {
    if (positional.size() > parameters.length) {
      throw wrong(
          "%s() takes at most %d arguments (%d given)"
              .formatted(function, parameters.length, positional.size()),
          parameters);
    }
    List<String> known = Arrays.asList(parameters);
    for (String name : named.keySet()) {
      int index = known.indexOf(name);
      if (index < 0) {
        throw wrong(
            "%s() got an unexpected keyword argument '%s'".formatted(function, name), parameters);
      }
      if (index < positional.size()) {
        throw wrong(
            "%s() got multiple values for argument '%s'".formatted(function, name), parameters);
      }
    }
    return this;
  }

  private static ProblemException wrong(String message, String... parameters) {
    return Faults.arguments(
        message,
        parameters.length == 0
            ? "call it without arguments"
            : "its parameters are " + String.join(", ", parameters));
  }

  public Arguments withNamed(String name, Value value) {
    SequencedMap<String, Value> more = new LinkedHashMap<>(named);
    more.put(name, value);
    return new Arguments(positional, Ordered.map(more));
  }
}
