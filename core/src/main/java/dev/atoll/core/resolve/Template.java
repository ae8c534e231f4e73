package dev.atoll.core.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders: {@code {tenant}}, {@code {env}}, a label, {@code {env_var:NAME}},
 * {@code {secret:NAME}}. Every other brace is literal, doubled ones always.
 */
record Template(List<Part> parts) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?<!\\{)\\{(?:(env_var|secret):([^{}]+)|([A-Za-z_][A-Za-z0-9_-]*))\\}(?!\\})");

  /** One piece of the text. */
  sealed interface Part {
    /** Text that means itself. */
    record Literal(String text) implements Part {}

    /** {@code {tenant}}, {@code {env}}, a label, or braces that mean themselves. */
    record Name(String name) implements Part {}

    /** {@code {env_var:NAME}}. */
    record EnvironmentVariable(String name) implements Part {}

    /** {@code {secret:NAME}}. */
    record SecretName(String name) implements Part {}
  }

  Template {
    parts = List.copyOf(parts);
  }

  static Template of(String text) {
    if (text.indexOf('{') < 0) {
      return new Template(List.of(new Part.Literal(text)));
    }
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Part.Literal(text.substring(end, matcher.start())));
      }
      parts.add(part(matcher));
      end = matcher.end();
    }
    if (end < text.length()) {
      parts.add(new Part.Literal(text.substring(end)));
    }
    return new Template(parts);
  }

  private static Part part(Matcher matcher) {
    if (matcher.group(3) != null) {
      return new Part.Name(matcher.group(3));
    }
    return matcher.group(1).equals("secret")
        ? new Part.SecretName(matcher.group(2).strip())
        : new Part.EnvironmentVariable(matcher.group(2).strip());
  }

  boolean isLiteral() {
    return parts.stream().allMatch(Part.Literal.class::isInstance);
  }

  boolean has(Part part) {
    return parts.contains(part);
  }

  /**
   * A pattern of the texts it may become; placeholders stand for anything within a path segment.
   */
  Pattern pattern() {
    StringBuilder pattern = new StringBuilder();
    for (Part part : parts) {
      pattern.append(part instanceof Part.Literal(String text) ? Pattern.quote(text) : "[^/]+");
    }
    return Pattern.compile(pattern.toString());
  }
}
