package dev.atoll.jinja.syntax;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Token.Kind;
import dev.atoll.jinja.value.StringValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Splits a template into words, in one pass over its characters. Comments, raw blocks and
 * whitespace control are settled here, so that the parser sees only data to print and words.
 */
final class Lexer {
  private static final String[] SIGNS = {
    "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}",
    ">", "<", "=", ".", ":", "|", ",", ";"
  };

  private final String text;
  private final int end;
  private final Lines lines;
  private final Set<String> rawTags;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Source source, Set<String> rawTags) {
    this.text = source.text();
    this.end = withoutLastNewline(text);
    this.lines = new Lines(source);
    this.rawTags = rawTags;
  }

  /** The words, with an END at the end. Between the tags of a raw tag stands one DATA word. */
  static List<Token> tokens(Source source, Set<String> rawTags) {
    Lexer lexer = new Lexer(source, rawTags);
    lexer.run();
    return lexer.tokens;
  }

  private static int withoutLastNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.length() - 2;
    }
    return text.endsWith("\n") || text.endsWith("\r") ? text.length() - 1 : text.length();
  }

  private void run() {
    while (at < end) {
      int open = nextOpening(at);
      if (open < 0) {
        data(at, end);
        at = end;
        break;
      }
      char sign = open + 2 < end ? text.charAt(open + 2) : ' ';
      data(at, sign == '-' ? Characters.beforeSpace(text, at, open) : open);
      at = open + 2 + (sign == '-' || sign == '+' ? 1 : 0);
      switch (text.charAt(open + 1)) {
        case '#' -> comment(open);
        case '{' -> {
          tokens.add(Token.of(Kind.PRINT_BEGIN, "{{", new Span(open, at)));
          words(Kind.PRINT_END);
        }
        default -> block(open);
      }
    }
    tokens.add(Token.of(Kind.END, "", new Span(end, end)));
  }

  private int nextOpening(int from) {
    int brace = text.indexOf('{', from);
    while (brace >= 0 && brace + 1 < end) {
      char next = text.charAt(brace + 1);
      if (next == '{' || next == '%' || next == '#') {
        return brace;
      }
      brace = text.indexOf('{', brace + 1);
    }
    return -1;
  }

  private void data(int from, int to) {
    if (to > from) {
      tokens.add(
          Token.of(
              Kind.DATA,
              Characters.normalizeNewlines(text.substring(from, to)),
              new Span(from, to)));
    }
  }

  private void comment(int open) {
    int close = text.indexOf("#}", at);
    if (at >= end) {
      return; // Jinja2 takes the sign for the end of the template when nothing follows it
    }
    if (close < 0 || close + 2 > end) {
      throw fail(new Span(open, open + 2), "this comment is never closed", "add '#}'");
    }
    boolean strip = close > at - 1 && text.charAt(close - 1) == '-' && close - 1 >= at;
    at = close + 2;
    if (strip) {
      at = Characters.skipSpace(text, at, end);
    }
  }

  private void block(int open) {
    int afterRaw = endOfRawBegin();
    if (afterRaw >= 0) {
      at = afterRaw;
      rawUntil(open, "endraw");
      return;
    }
    int first = tokens.size();
    tokens.add(Token.of(Kind.BLOCK_BEGIN, "{%", new Span(open, at)));
    words(Kind.BLOCK_END);
    Token word = tokens.size() > first + 1 ? tokens.get(first + 1) : tokens.getLast();
    if (word.is(Kind.NAME) && rawTags.contains(word.text())) {
      rawBody(open, "end" + word.text());
    }
  }

  /** After {@code {% raw %}} the index that follows it, otherwise -1. */
  private int endOfRawBegin() {
    int word = Characters.skipSpace(text, at, end);
    if (!text.startsWith("raw", word)) {
      return -1;
    }
    int close = Characters.skipSpace(text, word + 3, end);
    if (text.startsWith("-%}", close)) {
      return Characters.skipSpace(text, close + 3, end);
    }
    return text.startsWith("%}", close) && close + 2 <= end ? close + 2 : -1;
  }

  private void rawUntil(int open, String word) {
    RawEnd stop = rawEnd(open, word);
    data(at, stop.strips ? Characters.beforeSpace(text, at, stop.start) : stop.start);
    at = stop.end;
  }

  /** The body of a registered raw tag, and its closing tag as ordinary words. */
  private void rawBody(int open, String word) {
    RawEnd stop = rawEnd(open, word);
    data(at, stop.start);
    Span closing = new Span(stop.start, stop.end);
    tokens.add(Token.of(Kind.BLOCK_BEGIN, "{%", closing));
    tokens.add(Token.of(Kind.NAME, word, closing));
    tokens.add(Token.of(Kind.BLOCK_END, "%}", closing));
    at = stop.end;
  }

  private record RawEnd(int start, int end, boolean strips) {}

  private RawEnd rawEnd(int open, String word) {
    int tag = text.indexOf("{%", at);
    while (tag >= 0 && tag + 2 <= end) {
      int inner = tag + 2;
      boolean strips = inner < end && text.charAt(inner) == '-';
      if (strips || (inner < end && text.charAt(inner) == '+')) {
        inner++;
      }
      int name = Characters.skipSpace(text, inner, end);
      if (text.startsWith(word, name)) {
        int close = Characters.skipSpace(text, name + word.length(), end);
        int after = closing(close);
        if (after >= 0) {
          return new RawEnd(tag, after, strips);
        }
      }
      tag = text.indexOf("{%", tag + 2);
    }
    throw fail(
        new Span(open, Math.min(open + 2, end)),
        "this block is never closed",
        "add '{% " + word + " %}'");
  }

  /** The index after a tag end that begins at an index, otherwise -1. */
  private int closing(int close) {
    if (text.startsWith("-%}", close) && close + 3 <= end) {
      return Characters.skipSpace(text, close + 3, end);
    }
    if (text.startsWith("+%}", close) && close + 3 <= end) {
      return close + 3;
    }
    return text.startsWith("%}", close) && close + 2 <= end ? close + 2 : -1;
  }

  /** The words of a tag up to and with its end. */
  private void words(Kind closing) {
    Deque<Character> open = new ArrayDeque<>();
    int begin = tokens.getLast().span().start();
    while (true) {
      at = Characters.skipSpace(text, at, end);
      if (at >= end) {
        throw fail(
            new Span(begin, begin + 2),
            "this tag is never closed",
            closing == Kind.PRINT_END ? "add '}}'" : "add '%}'");
      }
      if (open.isEmpty() && closes(closing)) {
        return;
      }
      word(open);
    }
  }

  private boolean closes(Kind closing) {
    int after =
        closing == Kind.BLOCK_END
            ? closing(at)
            : text.startsWith("-}}", at) && at + 3 <= end
                ? Characters.skipSpace(text, at + 3, end)
                : text.startsWith("}}", at) && at + 2 <= end ? at + 2 : -1;
    if (after < 0) {
      return false;
    }
    int length = text.charAt(at) == '-' || text.charAt(at) == '+' ? 3 : 2;
    tokens.add(Token.of(closing, "", new Span(at, at + length)));
    at = after;
    return true;
  }

  private void word(Deque<Character> open) {
    char first = text.charAt(at);
    if (NumberLiteral.isDigit(first)) {
      number();
    } else if (Characters.isNameStart(text.codePointAt(at))) {
      name();
    } else if (first == '\'' || first == '"') {
      string(first);
    } else {
      sign(open);
    }
  }

  private void number() {
    NumberLiteral literal = NumberLiteral.at(text, at, end);
    if (literal == null) {
      throw fail(new Span(at, at + 1), "this is no number", "write it in digits");
    }
    tokens.add(
        new Token(
            literal.isFloat() ? Kind.FLOAT : Kind.INTEGER,
            text.substring(at, literal.end()),
            literal.value(),
            new Span(at, literal.end())));
    at = literal.end();
  }

  private void name() {
    int stop = at;
    while (stop < end && Characters.isNamePart(text.codePointAt(stop))) {
      stop += Character.charCount(text.codePointAt(stop));
    }
    tokens.add(Token.of(Kind.NAME, text.substring(at, stop), new Span(at, stop)));
    at = stop;
  }

  private void string(char quote) {
    int stop = at + 1;
    while (stop < end && text.charAt(stop) != quote) {
      stop += text.charAt(stop) == '\\' ? 2 : 1;
    }
    if (stop >= end) {
      throw fail(new Span(at, at + 1), "this string is never closed", "add the closing quote");
    }
    Span span = new Span(at, stop + 1);
    try {
      String value = StringLiteral.unescape(text.substring(at + 1, stop));
      tokens.add(new Token(Kind.STRING, value, StringValue.of(value), span));
    } catch (IllegalArgumentException broken) {
      throw fail(span, "bad escape: " + broken.getMessage(), "double the backslash");
    }
    at = stop + 1;
  }

  private void sign(Deque<Character> open) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at) && at + sign.length() <= end) {
        Span span = new Span(at, at + sign.length());
        balance(sign, span, open);
        tokens.add(Token.of(Kind.OPERATOR, sign, span));
        at += sign.length();
        return;
      }
    }
    String shown = new String(Character.toChars(text.codePointAt(at)));
    throw fail(
        new Span(at, at + shown.length()),
        "unexpected character '" + shown + "'",
        "remove it, or put it into a string");
  }

  private void balance(String sign, Span span, Deque<Character> open) {
    switch (sign) {
      case "(" -> open.push(')');
      case "[" -> open.push(']');
      case "{" -> open.push('}');
      case ")", "]", "}" -> {
        if (open.isEmpty()) {
          throw fail(span, "unexpected '" + sign + "'", "nothing is open that it could close");
        }
        char expected = open.pop();
        if (expected != sign.charAt(0)) {
          throw fail(span, "unexpected '" + sign + "'", "'" + expected + "' is expected here");
        }
      }
      default -> {}
    }
  }

  private ProblemException fail(Span span, String message, String mend) {
    return SyntaxFault.at(lines.place(span), message, "", mend);
  }
}
