package dev.atoll.jinja.syntax;

import dev.atoll.domain.Nearest;
import dev.atoll.jinja.syntax.Expression.Literal;
import dev.atoll.jinja.syntax.Statement.Define;
import dev.atoll.jinja.syntax.Statement.Option;
import dev.atoll.jinja.syntax.Statement.Parameter;
import dev.atoll.jinja.syntax.Statement.Signature;
import dev.atoll.jinja.syntax.Token.Kind;
import dev.atoll.jinja.value.BoolValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Macros and the registered blocks that define something callable. */
final class DefinitionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Parser statements;

  DefinitionParser(Cursor cursor, ExpressionParser expressions, Parser statements) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  Statement macro(Token begin, Token tag) {
    String name = cursor.expect(Kind.NAME).text();
    return definition(begin, tag, name, List.of(), signature());
  }

  Statement registered(Token begin, Token tag, DefinitionTag definition) {
    String name = cursor.expect(Kind.NAME).text();
    return switch (definition.header()) {
      case NAME -> definition(begin, tag, name, List.of(), Signature.NONE);
      case PARAMETERS -> definition(begin, tag, name, List.of(), signature());
      case OPTIONS -> definition(begin, tag, name, options(definition), Signature.NONE);
    };
  }

  private Define definition(
      Token begin, Token tag, String name, List<Option> options, Signature signature) {
    cursor.skipOperator(":");
    Span header = begin.span().to(cursor.current().span());
    int bodyStart = cursor.current().span().end();
    List<Statement> body = statements.body(tag, Set.of("end" + tag.text()));
    Token closing = cursor.next();
    int bodyEnd = beforeTag(closing);
    Span whole = begin.span().to(cursor.current().span());
    return new Define(
        tag.text(),
        name,
        options,
        signature,
        body,
        header,
        new Span(bodyStart, Math.max(bodyStart, bodyEnd)),
        whole);
  }

  /** Where the tag begins whose word is given. */
  private int beforeTag(Token word) {
    return cursor.beginBefore(word).span().start();
  }

  private List<Option> options(DefinitionTag definition) {
    List<Option> options = new ArrayList<>();
    while (cursor.skipOperator(",")) {
      Token name = cursor.expect(Kind.NAME);
      if (!definition.options().contains(name.text())) {
        throw cursor.fail(
            "unknown option '" + name.text() + "' of '" + definition.name() + "'",
            name.span(),
            "",
            Nearest.suggestion(
                name.text(),
                definition.options(),
                "it may have " + String.join(", ", definition.options())));
      }
      options.add(
          new Option(
              name.text(),
              cursor.skipOperator("=")
                  ? expressions.expression()
                  : new Literal(BoolValue.TRUE, name.span())));
    }
    return options;
  }

  /**
   * {@code (a, b=1, c: string = 'x')}: dbt allows a type behind a parameter; it means nothing here.
   */
  Signature signature() {
    cursor.expectOperator("(");
    List<Parameter> parameters = new ArrayList<>();
    boolean defaults = false;
    while (!cursor.isOperator(")")) {
      if (!parameters.isEmpty()) {
        cursor.expectOperator(",");
      }
      Token name = parameterName(parameters);
      if (cursor.skipOperator(":")) {
        skipType();
      }
      if (cursor.skipOperator("=")) {
        defaults = true;
        parameters.add(new Parameter(name.text(), expressions.expression(), name.span()));
      } else if (defaults) {
        throw cursor.fail(
            "a parameter without default follows one with a default",
            name.span(),
            "",
            "give '" + name.text() + "' a default, or move it to the front");
      } else {
        parameters.add(new Parameter(name.text(), null, name.span()));
      }
    }
    cursor.next();
    return new Signature(parameters);
  }

  private Token parameterName(List<Parameter> before) {
    Token name = cursor.expect(Kind.NAME);
    if (ExpressionParser.constant(name) != null) {
      throw cursor.fail(
          "cannot assign to " + name.described(), name.span(), "", "give the parameter a name");
    }
    if (before.stream().anyMatch(parameter -> parameter.name().equals(name.text()))) {
      throw cursor.fail(
          "two parameters are called '" + name.text() + "'",
          name.span(),
          "a call could not tell them apart",
          "rename one of them");
    }
    return name;
  }

  private void skipType() {
    cursor.expect(Kind.NAME);
    if (cursor.skipOperator("[")) {
      skipType();
      while (cursor.skipOperator(",")) {
        skipType();
      }
      cursor.expectOperator("]");
    }
  }
}
