package dev.atoll.jinja.syntax;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Expression.CallArguments;
import dev.atoll.jinja.syntax.Expression.Entry;
import dev.atoll.jinja.syntax.Expression.Literal;
import dev.atoll.jinja.syntax.Expression.Named;
import dev.atoll.jinja.syntax.ExpressionParser.Conditionals;
import dev.atoll.jinja.syntax.Token.Kind;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators work on: literals, names, displays; and what follows them directly. */
final class PrimaryParser {

  /** Whether nothing at all is an empty tuple. */
  enum Emptiness {
    ALLOWED,
    REFUSED
  }

  private final Cursor cursor;
  private final ExpressionParser expressions;

  PrimaryParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Expression primary() {
    Token token = cursor.current();
    return switch (token.kind()) {
      case NAME -> name(cursor.next());
      case STRING -> string();
      case INTEGER, FLOAT -> new Literal(cursor.next().value(), token.span());
      case OPERATOR -> display(token);
      default -> throw unexpected();
    };
  }

  private static Expression name(Token token) {
    Value constant = ExpressionParser.constant(token);
    return constant == null
        ? new Expression.Name(token.text(), token.span())
        : new Literal(constant, token.span());
  }

  private Expression display(Token token) {
    return switch (token.text()) {
      case "(" -> {
        cursor.next();
        Expression inner = tuple(Conditionals.ALLOWED, Emptiness.ALLOWED);
        cursor.expectOperator(")");
        yield inner;
      }
      case "[" -> list();
      case "{" -> dict();
      default -> throw unexpected();
    };
  }

  private ProblemException unexpected() {
    Token token = cursor.current();
    return cursor.fail(
        "expected an expression, found " + token.described(),
        token.span(),
        "",
        "complete the expression, or remove what does not belong here");
  }

  /** Adjacent literals are one string. */
  private Expression string() {
    Token first = cursor.next();
    if (!cursor.is(Kind.STRING)) {
      return new Literal(first.value(), first.span());
    }
    StringBuilder text = new StringBuilder(first.text());
    while (cursor.is(Kind.STRING)) {
      text.append(cursor.next().text());
    }
    return ExpressionParser.text(text.toString(), cursor.since(first.span()));
  }

  Expression tuple(Conditionals conditionals, Emptiness emptiness) {
    Span start = cursor.current().span();
    List<Expression> items = new ArrayList<>();
    boolean isTuple = false;
    while (!atTupleEnd() && !(!items.isEmpty() && cursor.isName("recursive"))) {
      items.add(
          conditionals == Conditionals.ALLOWED ? expressions.conditional() : expressions.or());
      if (!cursor.skipOperator(",")) {
        break;
      }
      isTuple = true;
    }
    if (!isTuple && items.size() == 1) {
      return items.getFirst();
    }
    if (!isTuple && emptiness == Emptiness.REFUSED) {
      throw unexpected();
    }
    return new Expression.TupleDisplay(items, items.isEmpty() ? start : cursor.since(start));
  }

  private boolean atTupleEnd() {
    return cursor.is(Kind.PRINT_END) || cursor.is(Kind.BLOCK_END) || cursor.isOperator(")");
  }

  private Expression list() {
    Span start = cursor.next().span();
    List<Expression> items = new ArrayList<>();
    while (!cursor.isOperator("]")) {
      items.add(expressions.expression());
      if (!cursor.isOperator("]")) {
        cursor.expectOperator(",");
      }
    }
    cursor.next();
    return new Expression.ListDisplay(items, cursor.since(start));
  }

  private Expression dict() {
    Span start = cursor.next().span();
    List<Entry> entries = new ArrayList<>();
    while (!cursor.isOperator("}")) {
      Expression key = expressions.expression();
      cursor.expectOperator(":");
      entries.add(new Entry(key, expressions.expression()));
      if (!cursor.isOperator("}")) {
        cursor.expectOperator(",");
      }
    }
    cursor.next();
    return new Expression.DictDisplay(entries, cursor.since(start));
  }

  /** Attributes, items and calls that follow an expression directly. */
  Expression postfix(Expression target) {
    Expression result = target;
    int links = 0;
    while (true) {
      cursor.checkChain(++links);
      if (cursor.isOperator(".")) {
        result = attribute(result);
      } else if (cursor.isOperator("[")) {
        result = item(result);
      } else if (cursor.isOperator("(")) {
        result = call(result);
      } else {
        return result;
      }
    }
  }

  private Expression attribute(Expression target) {
    cursor.next();
    Token name = cursor.current();
    if (name.is(Kind.NAME)) {
      cursor.next();
      return new Expression.Attribute(target, name.text(), cursor.since(target.span()));
    }
    if (name.is(Kind.INTEGER)) {
      cursor.next();
      Literal index = new Literal(name.value(), name.span());
      return new Expression.Item(target, index, cursor.since(target.span()));
    }
    throw cursor.unexpected("expected a name or number after '.'");
  }

  private Expression item(Expression target) {
    Span open = cursor.next().span();
    List<Expression> indexes = new ArrayList<>();
    while (!cursor.isOperator("]")) {
      if (!indexes.isEmpty()) {
        cursor.expectOperator(",");
      }
      indexes.add(index());
    }
    cursor.next();
    Expression index =
        indexes.size() == 1
            ? indexes.getFirst()
            : new Expression.TupleDisplay(indexes, cursor.since(open));
    return new Expression.Item(target, index, cursor.since(target.span()));
  }

  private Expression index() {
    Span start = cursor.current().span();
    Expression from = cursor.isOperator(":") ? null : expressions.expression();
    if (!cursor.isOperator(":") && from != null) {
      return from;
    }
    cursor.expectOperator(":");
    Expression to = sliceEnd();
    Expression step = cursor.skipOperator(":") ? sliceEnd() : null;
    return new Expression.Slice(from, to, step, cursor.since(start));
  }

  private @Nullable Expression sliceEnd() {
    return cursor.isOperator(":") || cursor.isOperator("]") || cursor.isOperator(",")
        ? null
        : expressions.expression();
  }

  Expression call(Expression target) {
    CallArguments arguments = arguments();
    return new Expression.Call(target, arguments, cursor.since(target.span()));
  }

  CallArguments arguments() {
    Span open = cursor.expectOperator("(").span();
    List<Expression> positional = new ArrayList<>();
    List<Named> named = new ArrayList<>();
    Expression star = null;
    Expression starStar = null;
    while (!cursor.isOperator(")")) {
      if (cursor.isOperator("*")) {
        ensure(star == null && starStar == null, open);
        cursor.next();
        star = expressions.expression();
      } else if (cursor.isOperator("**")) {
        ensure(starStar == null, open);
        cursor.next();
        starStar = expressions.expression();
      } else if (cursor.is(Kind.NAME) && cursor.following().isOperator("=")) {
        ensure(starStar == null, open);
        Token name = cursor.next();
        refuseRepeated(name, named);
        cursor.next();
        named.add(new Named(name.text(), expressions.expression()));
      } else {
        ensure(star == null && starStar == null && named.isEmpty(), open);
        positional.add(expressions.expression());
      }
      if (!cursor.isOperator(")")) {
        cursor.expectOperator(",");
      }
    }
    cursor.next();
    return new CallArguments(positional, named, star, starStar);
  }

  private void refuseRepeated(Token name, List<Named> before) {
    if (before.stream().anyMatch(named -> named.name().equals(name.text()))) {
      throw cursor.fail(
          "the argument '" + name.text() + "' is given twice",
          name.span(),
          "",
          "remove one of the two");
    }
  }

  private void ensure(boolean inOrder, Span open) {
    if (!inOrder) {
      throw cursor.fail(
          "the arguments of this call are out of order",
          open.to(cursor.current().span()),
          "arguments by position come first, then those by name, then *args and **kwargs",
          "reorder the arguments");
    }
  }
}
