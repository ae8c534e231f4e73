package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Comparison;
import dev.atoll.jinja.python.Operations;
import dev.atoll.jinja.syntax.Expression.BinaryOperator;
import dev.atoll.jinja.syntax.Expression.CompareOperator;
import dev.atoll.jinja.syntax.Expression.UnaryOperator;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;

/** Arithmetic and comparisons. */
final class Operators {
  private Operators() {}

  static final class Binary extends Code {
    private final BinaryOperator operator;
    private final Code left;
    private final Code right;
    private final Site site;

    Binary(BinaryOperator operator, Code left, Code right, Site site) {
      this.operator = operator;
      this.left = left;
      this.right = right;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value a = left.run(frame);
      Value b = right.run(frame);
      try {
        return apply(a, b, frame.render);
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }

    private Value apply(Value a, Value b, Render render) {
      return switch (operator) {
        case ADD -> Operations.add(a, b, render);
        case SUBTRACT -> Operations.subtract(a, b, render);
        case MULTIPLY -> Operations.multiply(a, b, render);
        case DIVIDE -> Operations.divide(a, b);
        case FLOOR_DIVIDE -> Operations.floorDivide(a, b);
        case MODULO -> Operations.modulo(a, b, render);
        case POWER -> Operations.power(a, b);
      };
    }
  }

  static final class Unary extends Code {
    private final UnaryOperator operator;
    private final Code operand;
    private final Site site;

    Unary(UnaryOperator operator, Code operand, Site site) {
      this.operator = operator;
      this.operand = operand;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value value = operand.run(frame);
      try {
        return switch (operator) {
          case MINUS -> Operations.negate(value);
          case PLUS -> Operations.plus(value);
        };
      } catch (ProblemException e) {
        throw site.located(e);
      }
    }
  }

  /** A chain of comparisons; each operand is evaluated once, and none after the first failure. */
  static final class Compare extends Code {
    private final Code first;
    private final CompareOperator[] operators;
    private final Code[] operands;
    private final Site site;

    Compare(Code first, CompareOperator[] operators, Code[] operands, Site site) {
      this.first = first;
      this.operators = operators;
      this.operands = operands;
      this.site = site;
    }

    @Override
    Value run(Frame frame) {
      Value left = first.run(frame);
      for (int i = 0; i < operators.length; i++) {
        Value right = operands[i].run(frame);
        try {
          if (!holds(operators[i], left, right, frame.render)) {
            return BoolValue.FALSE;
          }
        } catch (ProblemException e) {
          throw site.located(e);
        }
        left = right;
      }
      return BoolValue.TRUE;
    }

    private static boolean holds(CompareOperator operator, Value left, Value right, Render render) {
      return switch (operator) {
        case EQUAL -> Comparison.equal(left, right, render);
        case NOT_EQUAL -> !Comparison.equal(left, right, render);
        case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
            Comparison.ordered(left, right, operator.sign(), render);
        case IN -> Comparison.contains(right, left, render);
        case NOT_IN -> !Comparison.contains(right, left, render);
      };
    }
  }
}
