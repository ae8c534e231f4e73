package dev.atoll.jinja.syntax;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Token.Kind;
import java.util.List;

/** Walks the words of a template. */
final class Cursor {
  private final List<Token> tokens;
  private final Lines lines;

  /** As deep as CPython lets brackets nest. */
  private static final int MAX_LEVELS = 200;

  /** Operators behind one another; a tree of more could not be walked. */
  private static final int MAX_CHAIN = 2_000;

  private int at;
  private int levels;

  Cursor(List<Token> tokens, Lines lines) {
    this.tokens = tokens;
    this.lines = lines;
  }

  Token current() {
    return tokens.get(at);
  }

  Token following() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** The word before the current one. */
  Token previous() {
    return tokens.get(at - 1);
  }

  /** The current word; moves on to the next. */
  Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean is(Kind kind) {
    return current().is(kind);
  }

  boolean isName(String word) {
    return current().isName(word);
  }

  boolean isOperator(String sign) {
    return current().isOperator(sign);
  }

  boolean skipName(String word) {
    boolean found = isName(word);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipOperator(String sign) {
    boolean found = isOperator(sign);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(Kind kind) {
    if (!is(kind)) {
      throw unexpected("expected " + kind.description());
    }
    return next();
  }

  Token expectOperator(String sign) {
    if (!isOperator(sign)) {
      throw unexpected("expected '" + sign + "'");
    }
    return next();
  }

  Token expectName(String word) {
    if (!isName(word)) {
      throw unexpected("expected '" + word + "'");
    }
    return next();
  }

  ProblemException unexpected(String expected) {
    return fail(expected + ", found " + current().described(), current().span());
  }

  ProblemException fail(String message, Span span) {
    return SyntaxFault.at(lines.place(span), message);
  }

  ProblemException fail(String message, Span span, String cause, String mend) {
    return SyntaxFault.at(lines.place(span), message, cause, mend);
  }

  /** The begin of the tag that a word, consumed a moment ago, stands in. */
  Token beginBefore(Token word) {
    int index = at;
    while (!tokens.get(index).equals(word)) {
      index--;
    }
    return tokens.get(index - 1);
  }

  /** Notes that something is read inside something; {@link #leave} follows unless it fails. */
  void enter() {
    if (++levels > MAX_LEVELS) {
      throw fail(
          "more than " + MAX_LEVELS + " levels of nesting",
          current().span(),
          "brackets, blocks and conditions stand inside one another",
          "nest less deeply: name parts with set, or move them to a macro");
    }
  }

  void leave() {
    levels--;
  }

  /** Refuses a chain such as {@code a + b + c} that has become too long. */
  void checkChain(int links) {
    if (links > MAX_CHAIN) {
      throw fail(
          "more than " + MAX_CHAIN + " operators behind one another",
          current().span(),
          "",
          "name parts with set, or join a list");
    }
  }

  /** From a word to the last one consumed. */
  Span since(Span start) {
    return start.to(previous().span());
  }
}
