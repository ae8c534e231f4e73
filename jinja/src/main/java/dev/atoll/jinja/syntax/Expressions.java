package dev.atoll.jinja.syntax;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits every expression of a template, outer ones first. */
public final class Expressions {
  private final Consumer<Expression> visitor;

  private Expressions(Consumer<Expression> visitor) {
    this.visitor = visitor;
  }

  /** Calls the visitor for each. */
  public static void visit(List<Statement> statements, Consumer<Expression> visitor) {
    new Expressions(visitor).all(statements);
  }

  /** Calls the visitor for an expression and for each inside it, in the order written. */
  public static void visit(Expression expression, Consumer<Expression> visitor) {
    new Expressions(visitor).expression(expression);
  }

  private void all(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Text text -> {}
      case Statement.Print print -> expression(print.expression());
      case Statement.If branches -> {
        for (Statement.Branch branch : branches.branches()) {
          expression(branch.test());
          all(branch.body());
        }
        all(branches.otherwise());
      }
      case Statement.For loop -> {
        expression(loop.iterable());
        expression(loop.filter());
        all(loop.body());
        all(loop.otherwise());
      }
      case Statement.Set set -> expression(set.value());
      case Statement.SetBlock block -> {
        expression(block.filter());
        all(block.body());
      }
      case Statement.Define define -> {
        signature(define.signature());
        all(define.body());
      }
      case Statement.CallBlock block -> {
        signature(block.signature());
        expression(block.call());
        all(block.body());
      }
      case Statement.FilterBlock block -> {
        expression(block.filter());
        all(block.body());
      }
      case Statement.With with -> {
        with.bindings().forEach(binding -> expression(binding.value()));
        all(with.body());
      }
      case Statement.Do action -> expression(action.expression());
      case Statement.Break stop -> {}
      case Statement.Continue next -> {}
      case Statement.Autoescape scope -> {
        expression(scope.value());
        all(scope.body());
      }
      case Statement.Block block -> all(block.body());
      case Statement.Load load -> {}
    }
  }

  private void signature(Statement.Signature signature) {
    signature.parameters().forEach(parameter -> expression(parameter.otherwise()));
  }

  private void expression(@Nullable Expression expression) {
    if (expression == null) {
      return;
    }
    visitor.accept(expression);
    switch (expression) {
      case Expression.Literal literal -> {}
      case Expression.Name name -> {}
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
        expression(slice.start());
        expression(slice.stop());
        expression(slice.step());
      }
      case Expression.Call call -> {
        expression(call.target());
        arguments(call.arguments());
      }
      case Expression.Filtered filtered -> {
        expression(filtered.input());
        arguments(filtered.arguments());
      }
      case Expression.Tested tested -> {
        expression(tested.input());
        arguments(tested.arguments());
      }
      case Expression.Unary unary -> expression(unary.operand());
      case Expression.Binary binary -> {
        expression(binary.left());
        expression(binary.right());
      }
      case Expression.And and -> {
        expression(and.left());
        expression(and.right());
      }
      case Expression.Or or -> {
        expression(or.left());
        expression(or.right());
      }
      case Expression.Not not -> expression(not.operand());
      case Expression.Compare compare -> {
        expression(compare.first());
        compare.comparisons().forEach(comparison -> expression(comparison.operand()));
      }
      case Expression.Concat concat -> concat.parts().forEach(this::expression);
      case Expression.Conditional conditional -> {
        expression(conditional.test());
        expression(conditional.then());
        expression(conditional.otherwise());
      }
    }
  }

  private void arguments(Expression.CallArguments arguments) {
    arguments.positional().forEach(this::expression);
    arguments.named().forEach(named -> expression(named.value()));
    expression(arguments.star());
    expression(arguments.starStar());
  }
}
