package dev.atoll.engine.duckdb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the flat JSON object of texts that DuckDB writes for an error; no more of JSON than that.
 */
final class ErrorJson {
  private final String text;
  private int at;

  private ErrorJson(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * The fields of the object in a message, which may begin with a few words; empty when it holds
   * none.
   */
  static Optional<Map<String, String>> in(String message) {
    int start = message.indexOf("{\"exception_type\"");
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ErrorJson(message, start).object());
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  private Map<String, String> object() {
    var fields = new LinkedHashMap<String, String>();
    while (text.charAt(at) != '}') {
      at = text.indexOf('"', at);
      String name = string();
      at = text.indexOf('"', at);
      fields.put(name, string());
    }
    return fields;
  }

  private String string() {
    var value = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }
}
