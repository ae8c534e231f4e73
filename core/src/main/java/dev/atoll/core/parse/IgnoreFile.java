package dev.atoll.core.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A .dbtignore: which files of a package are not read. Patterns are those of a .gitignore
 * (https://git-scm.com/docs/gitignore).
 */
final class IgnoreFile {
  static final IgnoreFile NOTHING = new IgnoreFile(List.of());

  private record Rule(Pattern pattern, boolean ignores) {}

  private final List<Rule> rules;

  private IgnoreFile(List<Rule> rules) {
    this.rules = rules;
  }

  static IgnoreFile parse(String text) {
    List<Rule> rules = new ArrayList<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> rule(line).ifPresent(rules::add));
    return new IgnoreFile(rules);
  }

  /** As in a .gitignore, a pattern that is none matches nothing. */
  private static Optional<Rule> rule(String line) {
    boolean negated = line.startsWith("!");
    try {
      String regex = regex(negated ? line.substring(1) : line);
      return Optional.of(new Rule(Pattern.compile(regex), !negated));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether the last rule that matches the path, or a folder above it, says so. */
  boolean ignores(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.pattern.matcher(path).matches()) {
        ignored = rule.ignores;
      }
    }
    return ignored;
  }

  private static String regex(String glob) {
    boolean folder = glob.endsWith("/");
    String trimmed = folder ? glob.substring(0, glob.length() - 1) : glob;
    boolean anchored = trimmed.indexOf('/') >= 0;
    String body = trimmed.startsWith("/") ? trimmed.substring(1) : trimmed;
    StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < body.length(); i++) {
      i += append(body, i, regex);
    }
    return regex.append(folder ? "/.*" : "(?:/.*)?").toString();
  }

  /** Appends what stands at an index; gives how many further characters that took. */
  private static int append(String glob, int at, StringBuilder regex) {
    if (glob.startsWith("**/", at)) {
      regex.append("(?:.*/)?");
      return 2;
    }
    if (glob.startsWith("**", at)) {
      regex.append(".*");
      return 1;
    }
    char c = glob.charAt(at);
    switch (c) {
      case '*' -> regex.append("[^/]*");
      case '?' -> regex.append("[^/]");
      case '[' -> {
        int end = glob.indexOf(']', at + 2);
        if (end > 0) {
          String inside = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[').append(inside.replaceFirst("^!", "^")).append(']');
          return end - at;
        }
        regex.append("\\[");
      }
      case '\\' -> {
        if (at + 1 < glob.length()) {
          regex.append(Pattern.quote(glob.substring(at + 1, at + 2)));
          return 1;
        }
        regex.append("\\\\");
      }
      default -> regex.append(Pattern.quote(String.valueOf(c)));
    }
    return 0;
  }
}
