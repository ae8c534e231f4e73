package dev.atoll.jinja.syntax;

import dev.atoll.jinja.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a template, with the characters it was written in. */
public sealed interface Expression {
  Span span();

  /** A literal number, string, boolean or None. */
  record Literal(Value value, Span span) implements Expression {}

  record Name(String name, Span span) implements Expression {}

  record ListDisplay(List<Expression> items, Span span) implements Expression {}

  record TupleDisplay(List<Expression> items, Span span) implements Expression {}

  record DictDisplay(List<Entry> entries, Span span) implements Expression {}

  record Entry(Expression key, Expression value) {}

  /** {@code target.name}: the attribute first, then the item. */
  record Attribute(Expression target, String name, Span span) implements Expression {}

  /** {@code target[index]}: the item first, then the attribute. */
  record Item(Expression target, Expression index, Span span) implements Expression {}

  /** {@code start:stop:step} between brackets. */
  record Slice(
      @Nullable Expression start, @Nullable Expression stop, @Nullable Expression step, Span span)
      implements Expression {}

  record Call(Expression target, CallArguments arguments, Span span) implements Expression {}

  /** {@code input | name(arguments)}; the input is missing in filter blocks and set blocks. */
  record Filtered(@Nullable Expression input, String name, CallArguments arguments, Span span)
      implements Expression {}

  record Tested(Expression input, String name, CallArguments arguments, Span span)
      implements Expression {}

  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  record Binary(BinaryOperator operator, Expression left, Expression right, Span span)
      implements Expression {}

  record And(Expression left, Expression right, Span span) implements Expression {}

  record Or(Expression left, Expression right, Span span) implements Expression {}

  record Not(Expression operand, Span span) implements Expression {}

  /** {@code first < a <= b}: each neighbour pair must hold. */
  record Compare(Expression first, List<Comparison> comparisons, Span span) implements Expression {}

  record Comparison(CompareOperator operator, Expression operand) {}

  /** {@code a ~ b ~ c}. */
  record Concat(List<Expression> parts, Span span) implements Expression {}

  /** {@code then if test else otherwise}. */
  record Conditional(Expression test, Expression then, @Nullable Expression otherwise, Span span)
      implements Expression {}

  /** What stands in the parentheses of a call, in order. */
  record CallArguments(
      List<Expression> positional,
      List<Named> named,
      @Nullable Expression star,
      @Nullable Expression starStar) {
    public static final CallArguments NONE = new CallArguments(List.of(), List.of(), null, null);

    public CallArguments {
      positional = List.copyOf(positional);
      named = List.copyOf(named);
    }
  }

  record Named(String name, Expression value) {}

  /** A sign before an operand. */
  enum UnaryOperator {
    MINUS,
    PLUS
  }

  /** An arithmetic operator. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**");

    private final String sign;

    BinaryOperator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** A comparison. */
  enum CompareOperator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    NOT_IN("not in");

    private final String sign;

    CompareOperator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }
}
