package dev.atoll.core.overlay;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} and {@code ?} within a folder, {@code **} over folders; a folder
 * means all that is below it.
 */
record PathPattern(String text, Pattern pattern) {
  static PathPattern of(String text) {
    StringBuilder expression = new StringBuilder();
    String path = text.startsWith("./") ? text.substring(2) : text;
    for (int i = 0; i < path.length(); i++) {
      if (path.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 2;
      } else if (path.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (path.charAt(i) == '*') {
        expression.append("[^/]*");
      } else if (path.charAt(i) == '?') {
        expression.append("[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(path.charAt(i))));
      }
    }
    expression.append(path.endsWith("/") ? ".*" : "(?:/.*)?");
    return new PathPattern(text, Pattern.compile(expression.toString()));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
