package dev.atoll.jinja;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.filter.Registry;
import dev.atoll.jinja.run.Compiler;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Parser;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** Reads Python literals, as {@code ast.literal_eval} does. */
public final class Literals {
  private Literals() {}

  /**
   * The value a text is a literal of (number, string, None, boolean, list, tuple, dict), or empty.
   */
  public static Optional<Value> evaluate(String text) {
    Source source = Source.of("literal", "{{ " + text.strip() + " }}");
    try {
      List<Statement> statements = Parser.parse(source, Syntax.JINJA.tags());
      if (statements.size() == 1
          && statements.getFirst() instanceof Statement.Print print
          && isLiteral(print.expression(), source)) {
        Registry none = new Registry(Syntax.JINJA.filters(), Syntax.JINJA.tests());
        return Optional.of(Compiler.constant(source, print.expression(), none));
      }
    } catch (ProblemException notALiteral) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isLiteral(Expression expression, Source source) {
    return switch (expression) {
      // Jinja2 knows true and none as well; Python does not
      case Expression.Literal literal ->
          !Character.isLowerCase(source.text().charAt(literal.span().start()));
      case Expression.ListDisplay list ->
          list.items().stream().allMatch(item -> isLiteral(item, source));
      case Expression.TupleDisplay tuple ->
          tuple.items().stream().allMatch(item -> isLiteral(item, source));
      case Expression.DictDisplay dict ->
          dict.entries().stream()
              .allMatch(
                  entry -> isLiteral(entry.key(), source) && isLiteral(entry.value(), source));
      case Expression.Unary unary ->
          unary.operand() instanceof Expression.Literal literal
              && literal.value() instanceof NumberValue;
      default -> false;
    };
  }
}
