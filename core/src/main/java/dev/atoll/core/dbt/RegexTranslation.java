package dev.atoll.core.dbt;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Python's regular expressions (https://docs.python.org/3/library/re.html) as Java's. Named groups
 * become numbered ones, since Java knows no underscore in a name; what Python takes literally and
 * Java does not ({@code [} in a class, {@code {} that is no repetition) is escaped; whitespace and
 * comments of verbose patterns are dropped, since Java drops them in classes too.
 */
final class RegexTranslation {
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d+(,\\d*)?|,\\d*)\\}");

  private final String source;
  private int flags;
  private final StringBuilder target = new StringBuilder();
  private final SequencedMap<String, Integer> names = new LinkedHashMap<>();
  private int at;
  private int groups;

  private RegexTranslation(String source, int flags) {
    this.source = source;
    this.flags = flags;
  }

  /**
   * @param flags Python's, those inside the pattern added
   * @param names the numbers of named groups
   */
  record Compiled(Pattern pattern, int flags, SequencedMap<String, Integer> names) {}

  static Compiled of(String source, int flags) {
    var translation = new RegexTranslation(source, flags);
    translation.globalFlags();
    translation.translate();
    try {
      Pattern pattern = Pattern.compile(translation.target.toString(), translation.javaFlags());
      return new Compiled(pattern, translation.flags, translation.names);
    } catch (PatternSyntaxException malformed) {
      throw translation.fault(malformed.getDescription().toLowerCase(Locale.ROOT));
    }
  }

  private RuntimeException fault(String why) {
    return DbtProblems.problem(
        DbtProblems.PATTERN,
        "the regular expression '" + source + "' cannot be read",
        why,
        "write it as Python's re module takes it; conditional groups are not supported");
  }

  private int javaFlags() {
    int result = Pattern.UNIX_LINES;
    result |= RegexFlag.ASCII.isIn(flags) ? 0 : Pattern.UNICODE_CHARACTER_CLASS;
    if (RegexFlag.IGNORECASE.isIn(flags)) {
      result |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    result |= RegexFlag.MULTILINE.isIn(flags) ? Pattern.MULTILINE : 0;
    return result | (RegexFlag.DOTALL.isIn(flags) ? Pattern.DOTALL : 0);
  }

  /** Takes {@code (?im)} off the start. */
  private void globalFlags() {
    var start = Pattern.compile("\\(\\?([aiLmsux]+)\\)").matcher(source);
    if (start.lookingAt()) {
      for (char letter : start.group(1).toCharArray()) {
        String name = String.valueOf(letter).toUpperCase(Locale.ROOT);
        for (RegexFlag flag : RegexFlag.values()) {
          flags |= flag.letter().equals(name) ? flag.bit() : 0;
        }
      }
      at = start.end();
    }
  }

  private void translate() {
    boolean verbose = RegexFlag.VERBOSE.isIn(flags);
    while (at < source.length()) {
      char character = source.charAt(at);
      if (verbose && Character.isWhitespace(character)) {
        at++;
      } else if (verbose && character == '#') {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end + 1;
      } else {
        switch (character) {
          case '\\' -> escape(false);
          case '[' -> characterClass();
          case '(' -> group();
          case '{' -> brace();
          case '}' -> copyEscaped(character);
          default -> copy(character);
        }
      }
    }
  }

  private void copy(char character) {
    target.append(character);
    at++;
  }

  private void copyEscaped(char character) {
    target.append('\\');
    copy(character);
  }

  private void escape(boolean inClass) {
    if (at + 1 >= source.length()) {
      throw fault("it ends with a backslash");
    }
    char escaped = source.charAt(at + 1);
    at += 2;
    switch (escaped) {
      case 'Z' -> target.append("\\z");
      case 'v' -> target.append("\\x0B");
      case 'b' -> target.append(inClass ? "\\x08" : "\\b");
      case '0' -> octal();
      case 'U' -> {
        int end = Math.min(source.length(), at + 8);
        target.append("\\x{").append(source, at, end).append('}');
        at = end;
      }
      default -> {
        // Java takes a few letters that Python refuses; a character that is no letter is itself.
        target.append('\\').append(escaped);
      }
    }
  }

  private void octal() {
    int value = 0;
    for (int digits = 0; digits < 2 && at < source.length(); digits++) {
      int digit = Character.digit(source.charAt(at), 8);
      if (digit < 0) {
        break;
      }
      value = value * 8 + digit;
      at++;
    }
    target.append("\\x%02x".formatted(value));
  }

  private void characterClass() {
    copy('[');
    if (at < source.length() && source.charAt(at) == '^') {
      copy('^');
    }
    if (at < source.length() && source.charAt(at) == ']') {
      copyEscaped(']');
    }
    while (at < source.length() && source.charAt(at) != ']') {
      char character = source.charAt(at);
      switch (character) {
        case '\\' -> escape(true);
        case '[', '&', '^' -> copyEscaped(character);
        default -> copy(character);
      }
    }
    if (at >= source.length()) {
      throw fault("a '[' is not closed");
    }
    copy(']');
  }

  private void group() {
    if (!source.startsWith("(?", at)) {
      groups++;
      copy('(');
    } else if (source.startsWith("(?P<", at)) {
      int end = source.indexOf('>', at);
      if (end < 0) {
        throw fault("the name of a group is not closed");
      }
      names.put(source.substring(at + 4, end), ++groups);
      target.append('(');
      at = end + 1;
    } else if (source.startsWith("(?P=", at)) {
      int end = source.indexOf(')', at);
      Integer number = end < 0 ? null : names.get(source.substring(at + 4, end));
      if (number == null) {
        throw fault("it refers to a group that does not exist");
      }
      target.append("(?:\\").append(number).append(')');
      at = end + 1;
    } else if (source.startsWith("(?#", at)) {
      int end = source.indexOf(')', at);
      at = end < 0 ? source.length() : end + 1;
    } else if (source.startsWith("(?(", at)) {
      throw fault("conditional groups are not supported");
    } else {
      target.append("(?");
      at += 2;
    }
  }

  private void brace() {
    var repetition = REPETITION.matcher(source).region(at, source.length());
    if (!repetition.lookingAt()) {
      copyEscaped('{');
      return;
    }
    String range = repetition.group(1);
    target.append('{').append(range.startsWith(",") ? "0" + range : range).append('}');
    at = repetition.end();
  }
}
