package dev.atoll.jinja.syntax;

import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Value;

/**
 * A word of a template.
 *
 * @param text the word; for data the text to print, its whitespace already controlled
 * @param value the value of a literal, otherwise None
 */
record Token(Kind kind, String text, Value value, Span span) {
  enum Kind {
    DATA("template text"),
    BLOCK_BEGIN("'{%'"),
    BLOCK_END("'%}'"),
    PRINT_BEGIN("'{{'"),
    PRINT_END("'}}'"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    OPERATOR("operator"),
    END("end of template");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  static Token of(Kind kind, String text, Span span) {
    return new Token(kind, text, NoneValue.NONE, span);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isName(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  boolean isOperator(String sign) {
    return kind == Kind.OPERATOR && text.equals(sign);
  }

  /** For messages. */
  String described() {
    return switch (kind) {
      case NAME, OPERATOR -> "'" + text + "'";
      default -> kind.description();
    };
  }
}
