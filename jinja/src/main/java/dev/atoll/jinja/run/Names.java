package dev.atoll.jinja.run;

import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the names that are read in a piece of a template. */
final class Names {
  private final Consumer<String> found;

  private Names(Consumer<String> found) {
    this.found = found;
  }

  /** Tells every name an expression reads, in the order written. */
  static void visit(Expression expression, Consumer<String> found) {
    new Names(found).expression(expression);
  }

  /** All names read anywhere in statements, blocks and macros inside them included. */
  static Set<String> readIn(List<Statement> statements) {
    Set<String> names = new HashSet<>();
    new Names(names::add).statements(statements);
    return names;
  }

  private void statements(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Text text -> {}
      case Statement.Break leave -> {}
      case Statement.Continue leave -> {}
      case Statement.Load load -> {}
      case Statement.Print print -> expression(print.expression());
      case Statement.Do effect -> expression(effect.expression());
      case Statement.Set set -> expression(set.value());
      case Statement.SetBlock set -> {
        optional(set.filter());
        statements(set.body());
      }
      case Statement.If choice -> {
        choice
            .branches()
            .forEach(
                branch -> {
                  expression(branch.test());
                  statements(branch.body());
                });
        statements(choice.otherwise());
      }
      case Statement.For loop -> {
        expression(loop.iterable());
        optional(loop.filter());
        statements(loop.body());
        statements(loop.otherwise());
      }
      case Statement.Define define -> {
        signature(define.signature());
        statements(define.body());
      }
      case Statement.CallBlock block -> {
        signature(block.signature());
        expression(block.call());
        statements(block.body());
      }
      case Statement.FilterBlock block -> {
        expression(block.filter());
        statements(block.body());
      }
      case Statement.With with -> {
        with.bindings().forEach(binding -> expression(binding.value()));
        statements(with.body());
      }
      case Statement.Autoescape escape -> statements(escape.body());
      case Statement.Block block -> statements(block.body());
    }
  }

  private void signature(Statement.Signature signature) {
    signature.parameters().forEach(parameter -> optional(parameter.otherwise()));
  }

  private void optional(@Nullable Expression expression) {
    if (expression != null) {
      expression(expression);
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Literal literal -> {}
      case Expression.Name name -> found.accept(name.name());
      case Expression.ListDisplay list -> list.items().forEach(this::expression);
      case Expression.TupleDisplay tuple -> tuple.items().forEach(this::expression);
      case Expression.DictDisplay dict ->
          dict.entries()
              .forEach(
                  entry -> {
                    expression(entry.key());
                    expression(entry.value());
                  });
      case Expression.Attribute attribute -> expression(attribute.target());
      case Expression.Item item -> {
        expression(item.target());
        expression(item.index());
      }
      case Expression.Slice slice -> {
        optional(slice.start());
        optional(slice.stop());
        optional(slice.step());
      }
      case Expression.Call call -> {
        expression(call.target());
        arguments(call.arguments());
      }
      case Expression.Filtered filtered -> {
        optional(filtered.input());
        arguments(filtered.arguments());
      }
      case Expression.Tested tested -> {
        expression(tested.input());
        arguments(tested.arguments());
      }
      case Expression.Unary unary -> expression(unary.operand());
      case Expression.Binary binary -> all(binary.left(), binary.right());
      case Expression.And and -> all(and.left(), and.right());
      case Expression.Or or -> all(or.left(), or.right());
      case Expression.Not not -> expression(not.operand());
      case Expression.Compare compare -> {
        expression(compare.first());
        compare.comparisons().forEach(comparison -> expression(comparison.operand()));
      }
      case Expression.Concat concat -> concat.parts().forEach(this::expression);
      case Expression.Conditional choice -> {
        all(choice.test(), choice.then());
        optional(choice.otherwise());
      }
    }
  }

  private void all(Expression... expressions) {
    for (Expression expression : expressions) {
      expression(expression);
    }
  }

  private void arguments(Expression.CallArguments arguments) {
    arguments.positional().forEach(this::expression);
    arguments.named().forEach(named -> expression(named.value()));
    optional(arguments.star());
    optional(arguments.starStar());
  }
}
