package dev.atoll.core.check;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds comparisons of what a template knows of its target with names written beside them. */
final class Conditions {
  /** Fields of {@code target} that say where a tenant lies. */
  private static final Set<String> PLACES =
      Set.of("schema", "database", "dbname", "dataset", "host", "user", "path", "catalog");

  private final Set<String> environments;
  private final Findings findings;

  /**
   * @param environments those of the fleet; empty when any name is one
   */
  Conditions(Set<String> environments, Findings findings) {
    this.environments = environments;
    this.findings = findings;
  }

  void look(List<Statement> statements, Function<Span, Place> places) {
    Expressions.visit(
        statements,
        expression -> {
          if (expression instanceof Expression.Compare compare) {
            look(compare, places);
          }
        });
  }

  private void look(Expression.Compare compare, Function<Span, Place> places) {
    List<Expression> operands = new ArrayList<>(List.of(compare.first()));
    compare.comparisons().forEach(comparison -> operands.add(comparison.operand()));
    Optional<String> field =
        operands.stream().flatMap(operand -> field(operand).stream()).findFirst();
    if (field.isEmpty()) {
      return;
    }
    for (Expression operand : operands) {
      for (Expression.Literal literal : texts(operand)) {
        if (literal.value() instanceof StringValue(String value)) {
          judge(field.get(), value, places.apply(literal.span()));
        }
      }
    }
  }

  private void judge(String field, String value, Place place) {
    if (PLACES.contains(field)) {
      findings.add(
          Rule.TARGET_CONDITION,
          value,
          place,
          "target." + field + " is compared with '" + value + "'",
          "routing decides where a tenant lies, and may decide otherwise",
          "compare a variable that layers set");
    } else if (field.equals("name") && !environments.isEmpty() && !environments.contains(value)) {
      findings.add(
          Rule.TARGET_CONDITION,
          value,
          place,
          "target.name is compared with '" + value + "', which is no environment",
          "on a fleet target.name is the environment: " + String.join(", ", environments),
          Nearest.suggestion(
              value, environments, "declare it under 'environments', or compare a variable"));
    }
  }

  /** The field of {@code target} an expression is, filters such as {@code lower} aside. */
  private static Optional<String> field(Expression expression) {
    return switch (expression) {
      case Expression.Attribute(Expression.Name(String target, var at), String name, var span)
          when target.equals("target") ->
          Optional.of(name);
      case Expression.Item(
              Expression.Name(String target, var at),
              Expression.Literal(StringValue(String name), var where),
              var span)
          when target.equals("target") ->
          Optional.of(name);
      case Expression.Filtered filtered when filtered.input() != null -> field(filtered.input());
      case Expression.Call call when call.target() instanceof Expression.Attribute method ->
          field(method.target());
      default -> Optional.empty();
    };
  }

  private static List<Expression.Literal> texts(Expression expression) {
    List<Expression.Literal> literals = new ArrayList<>();
    switch (expression) {
      case Expression.Literal literal -> literals.add(literal);
      case Expression.ListDisplay list ->
          list.items().forEach(item -> literals.addAll(texts(item)));
      case Expression.TupleDisplay tuple ->
          tuple.items().forEach(item -> literals.addAll(texts(item)));
      default -> {}
    }
    return literals;
  }
}
