package dev.atoll.core.dbt;

import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Python literal, as {@code ast.literal_eval} does: numbers, strings, True, False, None,
 * and lists, tuples, dicts and sets of them. Nothing is looked up and nothing is called.
 */
final class PythonLiteral {
  private static final Pattern WORD = Pattern.compile("True|False|None");
  private static final Pattern FLOAT =
      Pattern.compile(
          "(\\d(_?\\d)*)?\\.\\d(_?\\d)*([eE][-+]?\\d(_?\\d)*)?"
              + "|\\d(_?\\d)*(\\.([eE][-+]?\\d(_?\\d)*)?|[eE][-+]?\\d(_?\\d)*)");
  private static final Pattern INTEGER =
      Pattern.compile("0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|0(_?0)*(?!\\d)|[1-9](_?\\d)*");
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /** Empty when the text is no literal. */
  static Optional<Value> read(String text) {
    var literal = new PythonLiteral(text);
    try {
      Value value = literal.tupleOrValue();
      literal.skipSpace();
      return literal.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (NotALiteral | NumberFormatException notALiteral) {
      return Optional.empty();
    }
  }

  private static final class NotALiteral extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotALiteral() {
      super("", null, false, false);
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean accept(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw new NotALiteral();
    }
  }

  private boolean isNext(char wanted) {
    skipSpace();
    return at < text.length() && text.charAt(at) == wanted;
  }

  private Value tupleOrValue() {
    Value first = value();
    if (!isNext(',')) {
      return first;
    }
    List<Value> items = new ArrayList<>(List.of(first));
    while (accept(',')) {
      skipSpace();
      if (at == text.length()) {
        break;
      }
      items.add(value());
    }
    return new TupleValue(items);
  }

  private Value value() {
    if (++depth > MAX_DEPTH) {
      throw new NotALiteral();
    }
    skipSpace();
    if (at >= text.length()) {
      throw new NotALiteral();
    }
    Value value =
        switch (text.charAt(at)) {
          case '[' -> new ListValue(items('[', ']'));
          case '(' -> parentheses();
          case '{' -> braces();
          case '\'', '"' -> string();
          case '-', '+' -> signed();
          default -> scalar();
        };
    depth--;
    return value;
  }

  private List<Value> items(char open, char close) {
    expect(open);
    List<Value> items = new ArrayList<>();
    while (!accept(close)) {
      items.add(value());
      if (!accept(',')) {
        expect(close);
        break;
      }
    }
    return items;
  }

  private Value parentheses() {
    int start = at;
    List<Value> items = items('(', ')');
    boolean comma = text.substring(start, at).stripTrailing().matches("(?s).*,\\s*\\)");
    return items.size() == 1 && !comma ? items.getFirst() : new TupleValue(items);
  }

  private Value braces() {
    expect('{');
    DictValue dict = new DictValue();
    if (accept('}')) {
      return dict;
    }
    Value first = value();
    if (!isNext(':')) {
      return set(first);
    }
    Value key = first;
    while (true) {
      expect(':');
      dict.entries().put(hashable(key), value());
      if (!accept(',')) {
        expect('}');
        return dict;
      }
      if (accept('}')) {
        return dict;
      }
      key = value();
    }
  }

  private Value set(Value first) {
    SetValue set = new SetValue();
    set.items().add(hashable(first));
    while (accept(',')) {
      if (isNext('}')) {
        break;
      }
      set.items().add(hashable(value()));
    }
    expect('}');
    return set;
  }

  private static Value hashable(Value key) {
    if (key instanceof ListValue || key instanceof DictValue || key instanceof SetValue) {
      throw new NotALiteral();
    }
    return key;
  }

  private Value signed() {
    boolean negative = text.charAt(at) == '-';
    at++;
    return switch (value()) {
      case BoolValue bool -> throw new NotALiteral();
      case IntValue integer ->
          IntValue.of(negative ? integer.integer().negate() : integer.integer());
      case NumberValue number -> new FloatValue((negative ? -1 : 1) * number.doubleValue());
      default -> throw new NotALiteral();
    };
  }

  private Value scalar() {
    Matcher matcher = WORD.matcher(text).region(at, text.length());
    if (matcher.lookingAt()) {
      at = matcher.end();
      return switch (matcher.group()) {
        case "True" -> BoolValue.TRUE;
        case "False" -> BoolValue.FALSE;
        default -> NoneValue.NONE;
      };
    }
    if (matcher.usePattern(FLOAT).lookingAt()) {
      at = matcher.end();
      return new FloatValue(Double.parseDouble(matcher.group().replace("_", "")));
    }
    if (matcher.usePattern(INTEGER).lookingAt()) {
      at = matcher.end();
      return integer(matcher.group().replace("_", ""));
    }
    throw new NotALiteral();
  }

  private static Value integer(String digits) {
    int radix =
        digits.length() < 2
            ? 10
            : switch (digits.charAt(1)) {
              case 'x', 'X' -> 16;
              case 'o', 'O' -> 8;
              case 'b', 'B' -> 2;
              default -> 10;
            };
    return IntValue.of(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
  }

  private Value string() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      piece(value);
      skipSpace();
    }
    return StringValue.of(value.toString());
  }

  private void piece(StringBuilder value) {
    String quote = text.substring(at, at + 1);
    quote = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    at += quote.length();
    while (!text.startsWith(quote, at)) {
      if (at >= text.length() || (quote.length() == 1 && text.charAt(at) == '\n')) {
        throw new NotALiteral();
      }
      if (text.charAt(at) == '\\') {
        escape(value);
      } else {
        value.append(text.charAt(at++));
      }
    }
    at += quote.length();
  }

  private void escape(StringBuilder value) {
    if (at + 1 >= text.length()) {
      throw new NotALiteral();
    }
    char escaped = text.charAt(at + 1);
    at += 2;
    switch (escaped) {
      case '\n' -> {}
      case '\\', '\'', '"' -> value.append(escaped);
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'a' -> value.append('\u0007');
      case 'v' -> value.append('\u000b');
      case 'x' -> value.appendCodePoint(code(2));
      case 'u' -> value.appendCodePoint(code(4));
      case 'U' -> value.appendCodePoint(code(8));
      default -> value.append('\\').append(escaped);
    }
  }

  private int code(int digits) {
    if (at + digits > text.length()) {
      throw new NotALiteral();
    }
    int code = Integer.parseInt(text.substring(at, at + digits), 16);
    at += digits;
    return code;
  }
}
