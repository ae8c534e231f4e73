package dev.atoll.jinja.syntax;

import dev.atoll.domain.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Finds calls of a function in a template, without rendering it. */
public final class CallSites {
  private CallSites() {}

  /**
   * Where the arguments that are given by name stand; of several calls the last counts.
   *
   * @throws dev.atoll.domain.ProblemException with the place of the first syntax error
   */
  public static Map<String, Place> namedArguments(
      Source source, SequencedMap<String, DefinitionTag> tags, String function) {
    Lines lines = new Lines(source);
    Map<String, Place> places = new LinkedHashMap<>();
    Expressions.visit(
        Parser.parse(source, tags),
        expression -> {
          if (expression instanceof Expression.Call call
              && call.target() instanceof Expression.Name(String name, Span at)
              && name.equals(function)) {
            for (Expression.Named argument : call.arguments().named()) {
              places.put(argument.name(), lines.place(argument.value().span()));
            }
          }
        });
    return places;
  }
}
