package dev.atoll.jinja.syntax;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.DefinitionTag.Body;
import dev.atoll.jinja.syntax.ExpressionParser.Conditionals;
import dev.atoll.jinja.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recursive descent over the tokens of one template: its statements. */
public final class Parser {
  private static final List<String> TAGS =
      List.of(
          "if",
          "for",
          "set",
          "macro",
          "call",
          "filter",
          "with",
          "do",
          "break",
          "continue",
          "raw",
          "print",
          "autoescape",
          "block",
          "include",
          "import",
          "from",
          "extends");

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final TargetParser targets;
  private final DefinitionParser definitions;
  private final SequencedMap<String, DefinitionTag> tags;
  private final Deque<Token> open = new ArrayDeque<>();

  private Parser(Source source, SequencedMap<String, DefinitionTag> tags) {
    Set<String> rawTags =
        tags.values().stream()
            .filter(tag -> tag.body() == Body.RAW)
            .map(DefinitionTag::name)
            .collect(Collectors.toSet());
    this.tags = tags;
    this.cursor = new Cursor(Lexer.tokens(source, rawTags), new Lines(source));
    this.expressions = new ExpressionParser(cursor);
    this.targets = new TargetParser(cursor);
    this.definitions = new DefinitionParser(cursor, expressions, this);
  }

  /**
   * The statements of a template.
   *
   * @throws ProblemException with the place of the first syntax error
   */
  public static List<Statement> parse(Source source, SequencedMap<String, DefinitionTag> tags) {
    Parser parser = new Parser(source, tags);
    try {
      return parser.statements(Set.of());
    } catch (StackOverflowError deep) {
      throw parser.cursor.fail(
          "too many levels of nesting", parser.cursor.current().span(), "", "nest less deeply");
    }
  }

  /** Statements up to one of the closing words, which is then the current word. */
  private List<Statement> statements(Set<String> closing) {
    List<Statement> body = new ArrayList<>();
    while (true) {
      Token token = cursor.current();
      switch (token.kind()) {
        case DATA -> {
          cursor.next();
          body.add(new Statement.Text(token.text(), token.span()));
        }
        case PRINT_BEGIN -> {
          cursor.next();
          Expression printed = expressions.tuple(Conditionals.ALLOWED);
          if (!cursor.is(Kind.PRINT_END)) {
            throw cursor.unexpected("expected '}}'");
          }
          cursor.next();
          body.add(new Statement.Print(printed, printed.span()));
        }
        case BLOCK_BEGIN -> {
          cursor.next();
          if (cursor.is(Kind.NAME) && closing.contains(cursor.current().text())) {
            return body;
          }
          statement(token, body);
          cursor.expect(Kind.BLOCK_END);
        }
        default -> {
          if (!closing.isEmpty()) {
            throw neverClosed();
          }
          return body;
        }
      }
    }
  }

  /** The body of a block whose header has been read, up to one of the closing words. */
  List<Statement> body(Token opening, Set<String> closing) {
    cursor.skipOperator(":");
    cursor.expect(Kind.BLOCK_END);
    open.push(opening);
    cursor.enter();
    List<Statement> body = statements(closing);
    cursor.leave();
    open.pop();
    return body;
  }

  /** The body of a block and its closing word. */
  List<Statement> bodyTo(Token opening, String closing) {
    List<Statement> body = body(opening, Set.of(closing));
    cursor.next();
    return body;
  }

  private ProblemException neverClosed() {
    Token opening = open.getFirst();
    return cursor.fail(
        "'{% " + opening.text() + " %}' is never closed",
        opening.span(),
        "the template ends before it does",
        "add '{% end" + opening.text() + " %}'");
  }

  private void statement(Token begin, List<Statement> body) {
    Token tag = cursor.current();
    if (!tag.is(Kind.NAME)) {
      throw cursor.unexpected("expected the name of a tag");
    }
    cursor.next();
    switch (tag.text()) {
      case "if" -> body.add(ifStatement(tag));
      case "for" -> body.add(forStatement(tag));
      case "set" -> body.add(setStatement(tag));
      case "macro" -> body.add(definitions.macro(begin, tag));
      case "call" -> body.add(callBlock(tag));
      case "filter" -> {
        Expression.Filtered filter = expressions.filterChain();
        body.add(new Statement.FilterBlock(filter, bodyTo(tag, "endfilter"), tag.span()));
      }
      case "with" -> body.add(withStatement(tag));
      case "do" -> {
        Expression expression = expressions.tuple(Conditionals.ALLOWED);
        body.add(new Statement.Do(expression, expression.span()));
      }
      case "break" -> body.add(new Statement.Break(tag.span()));
      case "continue" -> body.add(new Statement.Continue(tag.span()));
      case "print" -> printStatement(body);
      case "autoescape" -> {
        Expression value = expressions.expression();
        body.add(new Statement.Autoescape(value, bodyTo(tag, "endautoescape"), tag.span()));
      }
      case "block" -> body.add(block(tag));
      case "include", "import", "from", "extends" -> body.add(load(tag));
      default -> body.add(registered(begin, tag));
    }
  }

  private Statement registered(Token begin, Token tag) {
    DefinitionTag definition = tags.get(tag.text());
    if (definition == null) {
      throw unknown(tag);
    }
    return definitions.registered(begin, tag, definition);
  }

  private ProblemException unknown(Token tag) {
    List<String> known = new ArrayList<>(TAGS);
    known.addAll(tags.keySet());
    Token opening = open.peek();
    if (tag.text().startsWith("end") || tag.text().equals("else") || tag.text().equals("elif")) {
      String cause =
          opening == null
              ? "no block is open here"
              : "the innermost open block is '{% " + opening.text() + " %}'";
      return cursor.fail(
          "'{% " + tag.text() + " %}' closes nothing", tag.span(), cause, "check the nesting");
    }
    return cursor.fail(
        "unknown tag '" + tag.text() + "'",
        tag.span(),
        "",
        Nearest.suggestion(tag.text(), known, "use one of " + String.join(", ", known)));
  }

  private Statement ifStatement(Token tag) {
    List<Statement.Branch> branches = new ArrayList<>();
    List<Statement> otherwise = List.of();
    while (true) {
      Expression test = expressions.tuple(Conditionals.EXCLUDED);
      branches.add(new Statement.Branch(test, body(tag, Set.of("elif", "else", "endif"))));
      Token next = cursor.next();
      if (next.isName("elif")) {
        continue;
      }
      if (next.isName("else")) {
        otherwise = bodyTo(tag, "endif");
      }
      return new Statement.If(branches, otherwise, tag.span());
    }
  }

  private Statement forStatement(Token tag) {
    Target target = targets.forTarget();
    cursor.expectName("in");
    Expression iterable = expressions.tuple(Conditionals.EXCLUDED);
    Expression filter = cursor.skipName("if") ? expressions.expression() : null;
    Statement.Recursion recursion =
        cursor.skipName("recursive") ? Statement.Recursion.RECURSIVE : Statement.Recursion.NONE;
    List<Statement> body = body(tag, Set.of("endfor", "else"));
    List<Statement> otherwise = cursor.next().isName("else") ? bodyTo(tag, "endfor") : List.of();
    return new Statement.For(target, iterable, filter, recursion, body, otherwise, tag.span());
  }

  private Statement setStatement(Token tag) {
    Target target = targets.setTarget();
    if (cursor.skipOperator("=")) {
      Expression value = expressions.tuple(Conditionals.ALLOWED);
      return new Statement.Set(target, value, cursor.since(target.span()));
    }
    Expression.@Nullable Filtered filter =
        cursor.skipOperator("|") ? expressions.filterChain() : null;
    return new Statement.SetBlock(target, filter, bodyTo(tag, "endset"), target.span());
  }

  private Statement callBlock(Token tag) {
    Statement.Signature signature =
        cursor.isOperator("(") ? definitions.signature() : Statement.Signature.NONE;
    Expression expression = expressions.expression();
    if (!(expression instanceof Expression.Call call)) {
      throw cursor.fail(
          "a call block needs a call", expression.span(), "", "write '{% call name(arguments) %}'");
    }
    return new Statement.CallBlock(signature, call, bodyTo(tag, "endcall"), call.span());
  }

  private Statement withStatement(Token tag) {
    List<Statement.Binding> bindings = new ArrayList<>();
    while (!cursor.is(Kind.BLOCK_END)) {
      if (!bindings.isEmpty()) {
        cursor.expectOperator(",");
      }
      Target target = targets.withTarget();
      cursor.expectOperator("=");
      bindings.add(new Statement.Binding(target, expressions.expression()));
    }
    return new Statement.With(bindings, bodyTo(tag, "endwith"), tag.span());
  }

  private void printStatement(List<Statement> body) {
    while (!cursor.is(Kind.BLOCK_END)) {
      Expression printed = expressions.expression();
      body.add(new Statement.Print(printed, printed.span()));
      if (!cursor.is(Kind.BLOCK_END)) {
        cursor.expectOperator(",");
      }
    }
  }

  private Statement block(Token tag) {
    String name = cursor.expect(Kind.NAME).text();
    cursor.skipName("scoped");
    cursor.skipName("required");
    List<Statement> body = bodyTo(tag, "endblock");
    cursor.skipName(name);
    return new Statement.Block(name, body, tag.span());
  }

  /** Reads the whole tag, keeping the names it would bind. */
  private Statement load(Token tag) {
    expressions.expression();
    List<String> names = new ArrayList<>();
    switch (tag.text()) {
      case "include" -> {
        if (cursor.isName("ignore") && cursor.following().isName("missing")) {
          cursor.next();
          cursor.next();
        }
        surroundings();
      }
      case "import" -> {
        cursor.expectName("as");
        names.add(cursor.expect(Kind.NAME).text());
        surroundings();
      }
      case "from" -> {
        cursor.expectName("import");
        imported(names);
      }
      default -> {}
    }
    return new Statement.Load(tag.text(), names, tag.span());
  }

  private void imported(List<String> names) {
    while (!surroundings() && (names.isEmpty() || cursor.is(Kind.NAME))) {
      Token name = cursor.expect(Kind.NAME);
      if (name.text().startsWith("_")) {
        throw cursor.fail(
            "'" + name.text() + "' cannot be imported",
            name.span(),
            "names that begin with an underscore are private to their template",
            "rename it there");
      }
      names.add(cursor.skipName("as") ? cursor.expect(Kind.NAME).text() : name.text());
      if (!cursor.skipOperator(",")) {
        surroundings();
        return;
      }
    }
  }

  /** Skips {@code with context} and {@code without context}; whether there was one. */
  private boolean surroundings() {
    boolean written =
        (cursor.isName("with") || cursor.isName("without")) && cursor.following().isName("context");
    if (written) {
      cursor.next();
      cursor.next();
    }
    return written;
  }
}
