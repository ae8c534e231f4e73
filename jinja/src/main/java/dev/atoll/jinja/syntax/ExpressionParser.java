package dev.atoll.jinja.syntax;

import dev.atoll.jinja.syntax.Expression.Binary;
import dev.atoll.jinja.syntax.Expression.BinaryOperator;
import dev.atoll.jinja.syntax.Expression.CallArguments;
import dev.atoll.jinja.syntax.Expression.CompareOperator;
import dev.atoll.jinja.syntax.Expression.Comparison;
import dev.atoll.jinja.syntax.Expression.Literal;
import dev.atoll.jinja.syntax.Expression.Named;
import dev.atoll.jinja.syntax.Expression.UnaryOperator;
import dev.atoll.jinja.syntax.Token.Kind;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators of expressions, weakest binding first: {@code if}, {@code or}, {@code and}, {@code
 * not}, comparisons, {@code + -}, {@code ~}, {@code * / // %}, {@code **}, signs, then filters and
 * tests. That a sign binds tighter than {@code **}, and a filter takes the sign with it, is
 * Jinja2's.
 */
final class ExpressionParser {

  /** Whether {@code a if b else c} may stand here without parentheses. */
  enum Conditionals {
    ALLOWED,
    EXCLUDED
  }

  private final Cursor cursor;
  private final PrimaryParser primaries;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
    this.primaries = new PrimaryParser(cursor, this);
  }

  Expression expression() {
    return conditional();
  }

  /** One expression, or several with commas between, which make a tuple. */
  Expression tuple(Conditionals conditionals) {
    return primaries.tuple(conditionals, PrimaryParser.Emptiness.REFUSED);
  }

  /** {@code name(arguments)} and further filters behind {@code |}, with nothing to filter yet. */
  Expression.Filtered filterChain() {
    Expression.Filtered filter = filter(null);
    int links = 0;
    while (cursor.skipOperator("|")) {
      cursor.checkChain(++links);
      filter = filter(filter);
    }
    return filter;
  }

  Expression conditional() {
    cursor.enter();
    Expression result = or();
    int links = 0;
    while (cursor.skipName("if")) {
      cursor.checkChain(++links);
      Expression test = or();
      Expression otherwise = cursor.skipName("else") ? conditional() : null;
      result = new Expression.Conditional(test, result, otherwise, cursor.since(result.span()));
    }
    cursor.leave();
    return result;
  }

  Expression or() {
    Expression left = and();
    int links = 0;
    while (cursor.skipName("or")) {
      cursor.checkChain(++links);
      Expression right = and();
      left = new Expression.Or(left, right, left.span().to(right.span()));
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    int links = 0;
    while (cursor.skipName("and")) {
      cursor.checkChain(++links);
      Expression right = not();
      left = new Expression.And(left, right, left.span().to(right.span()));
    }
    return left;
  }

  private Expression not() {
    if (cursor.isName("not")) {
      Span start = cursor.next().span();
      cursor.enter();
      Expression operand = not();
      cursor.leave();
      return new Expression.Not(operand, start.to(operand.span()));
    }
    return compare();
  }

  private Expression compare() {
    Expression first = sum();
    List<Comparison> comparisons = new ArrayList<>();
    CompareOperator operator = compareOperator();
    while (operator != null) {
      comparisons.add(new Comparison(operator, sum()));
      operator = compareOperator();
    }
    return comparisons.isEmpty()
        ? first
        : new Expression.Compare(first, comparisons, cursor.since(first.span()));
  }

  private @Nullable CompareOperator compareOperator() {
    if (cursor.isName("not") && cursor.following().isName("in")) {
      cursor.next();
      cursor.next();
      return CompareOperator.NOT_IN;
    }
    if (cursor.skipName("in")) {
      return CompareOperator.IN;
    }
    if (!cursor.is(Kind.OPERATOR)) {
      return null;
    }
    CompareOperator operator =
        switch (cursor.current().text()) {
          case "==" -> CompareOperator.EQUAL;
          case "!=" -> CompareOperator.NOT_EQUAL;
          case "<" -> CompareOperator.LESS;
          case "<=" -> CompareOperator.LESS_EQUAL;
          case ">" -> CompareOperator.GREATER;
          case ">=" -> CompareOperator.GREATER_EQUAL;
          default -> null;
        };
    if (operator != null) {
      cursor.next();
    }
    return operator;
  }

  private Expression sum() {
    Expression left = concat();
    int links = 0;
    while (cursor.isOperator("+") || cursor.isOperator("-")) {
      cursor.checkChain(++links);
      BinaryOperator operator = binaryOperator(cursor.next());
      left = binary(operator, left, concat());
    }
    return left;
  }

  private Expression concat() {
    Expression first = product();
    if (!cursor.isOperator("~")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>();
    parts.add(first);
    while (cursor.skipOperator("~")) {
      parts.add(product());
    }
    return new Expression.Concat(parts, cursor.since(first.span()));
  }

  private Expression product() {
    Expression left = power();
    int links = 0;
    while (cursor.isOperator("*")
        || cursor.isOperator("/")
        || cursor.isOperator("//")
        || cursor.isOperator("%")) {
      cursor.checkChain(++links);
      BinaryOperator operator = binaryOperator(cursor.next());
      left = binary(operator, left, power());
    }
    return left;
  }

  private Expression power() {
    Expression left = filtered();
    int links = 0;
    while (cursor.isOperator("**")) {
      cursor.checkChain(++links);
      BinaryOperator operator = binaryOperator(cursor.next());
      left = binary(operator, left, filtered());
    }
    return left;
  }

  private static Expression binary(BinaryOperator operator, Expression left, Expression right) {
    return new Binary(operator, left, right, left.span().to(right.span()));
  }

  private static BinaryOperator binaryOperator(Token token) {
    for (BinaryOperator operator : BinaryOperator.values()) {
      if (operator.sign().equals(token.text())) {
        return operator;
      }
    }
    throw new IllegalStateException("no operator: " + token);
  }

  private Expression filtered() {
    Expression result = signed();
    int links = 0;
    while (true) {
      cursor.checkChain(++links);
      if (cursor.skipOperator("|")) {
        result = filter(result);
      } else if (cursor.isName("is")) {
        result = test(result);
      } else if (cursor.isOperator("(")) {
        result = primaries.call(result);
      } else {
        return result;
      }
    }
  }

  private Expression signed() {
    if (cursor.isOperator("-") || cursor.isOperator("+")) {
      Token sign = cursor.next();
      cursor.enter();
      Expression operand = signed();
      cursor.leave();
      UnaryOperator operator = sign.isOperator("-") ? UnaryOperator.MINUS : UnaryOperator.PLUS;
      return primaries.postfix(
          new Expression.Unary(operator, operand, sign.span().to(operand.span())));
    }
    return primaries.postfix(primaries.primary());
  }

  private Expression.Filtered filter(@Nullable Expression input) {
    Span start = cursor.current().span();
    String name = dottedName();
    CallArguments arguments = cursor.isOperator("(") ? primaries.arguments() : CallArguments.NONE;
    return new Expression.Filtered(input, name, arguments, cursor.since(start));
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(cursor.expect(Kind.NAME).text());
    while (cursor.skipOperator(".")) {
      name.append('.').append(cursor.expect(Kind.NAME).text());
    }
    return name.toString();
  }

  private Expression test(Expression input) {
    cursor.next();
    boolean negated = cursor.skipName("not");
    Span start = cursor.current().span();
    String name = dottedName();
    CallArguments arguments = testArguments();
    Expression result = new Expression.Tested(input, name, arguments, cursor.since(start));
    return negated ? new Expression.Not(result, input.span().to(result.span())) : result;
  }

  private CallArguments testArguments() {
    if (cursor.isOperator("(")) {
      return primaries.arguments();
    }
    Token token = cursor.current();
    boolean operand =
        switch (token.kind()) {
          case NAME, STRING, INTEGER, FLOAT -> true;
          case OPERATOR -> token.isOperator("[") || token.isOperator("{");
          default -> false;
        };
    if (!operand || token.isName("else") || token.isName("or") || token.isName("and")) {
      return CallArguments.NONE;
    }
    if (token.isName("is")) {
      throw cursor.fail(
          "a test cannot follow a test",
          token.span(),
          "'a is b is c' has no meaning",
          "join two tests with 'and'");
    }
    Expression argument = primaries.postfix(primaries.primary());
    return new CallArguments(List.of(argument), List.<Named>of(), null, null);
  }

  static @Nullable Value constant(Token name) {
    return switch (name.text()) {
      case "true", "True" -> BoolValue.TRUE;
      case "false", "False" -> BoolValue.FALSE;
      case "none", "None" -> NoneValue.NONE;
      default -> null;
    };
  }

  static Literal text(String text, Span span) {
    return new Literal(StringValue.of(text), span);
  }
}
