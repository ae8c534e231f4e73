package dev.atoll.jinja.run;

import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.syntax.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the names that are read in a piece of a template. */
final class Names {
  private Names() {}

  /** Tells every name an expression reads, in the order written. */
  static void visit(Expression expression, Consumer<String> found) {
    Expressions.visit(expression, naming(found));
  }

  /** All names read anywhere in statements, blocks and macros inside them included. */
  static Set<String> readIn(List<Statement> statements) {
    Set<String> names = new HashSet<>();
    Expressions.visit(statements, naming(names::add));
    return names;
  }

  private static Consumer<Expression> naming(Consumer<String> found) {
    return expression -> {
      if (expression instanceof Expression.Name name) {
        found.accept(name.name());
      }
    };
  }
}
