package dev.atoll.jinja.syntax;

import dev.atoll.domain.Place;
import dev.atoll.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * A call as it is written.
   *
   * @param name of what is called; two names joined by a dot where it is an attribute of a name
   * @param texts the arguments that are text, in order; empty where one is something else
   * @param named the same of those given by name
   */
  public record Called(String name, List<Optional<String>> texts, Map<String, String> named) {}

  /**
   * All calls in a template, whether a render would reach them or not.
   *
   * @throws dev.atoll.domain.ProblemException with the place of the first syntax error
   */
  public static List<Called> all(Source source, SequencedMap<String, DefinitionTag> tags) {
    List<Called> all = new ArrayList<>();
    Expressions.visit(
        Parser.parse(source, tags),
        expression -> {
          if (expression instanceof Expression.Call call) {
            name(call.target()).ifPresent(name -> all.add(called(name, call.arguments())));
          }
        });
    return all;
  }

  private static Optional<String> name(Expression target) {
    return switch (target) {
      case Expression.Name(String name, Span at) -> Optional.of(name);
      case Expression.Attribute(Expression.Name(String of, Span at), String name, Span whole) ->
          Optional.of(of + "." + name);
      default -> Optional.empty();
    };
  }

  private static Called called(String name, Expression.CallArguments arguments) {
    Map<String, String> named = new LinkedHashMap<>();
    for (Expression.Named argument : arguments.named()) {
      text(argument.value()).ifPresent(text -> named.put(argument.name(), text));
    }
    return new Called(name, arguments.positional().stream().map(CallSites::text).toList(), named);
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Literal(StringValue text, Span at)
        ? Optional.of(text.text())
        : Optional.empty();
  }
}
