package dev.atoll.core.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * What a plain scalar means in YAML 1.1 as PyYAML's safe loader reads it (https://yaml.org/type/):
 * {@code yes} and {@code on} are booleans, {@code 0o7} is a string and {@code 07} octal, {@code
 * 1e5} a string and {@code 1.0e+5} a number, {@code 12:30} a sexagesimal integer.
 */
final class ScalarTypes {
  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?([0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*"
              + "|\\.(inf|Inf|INF))|\\.[0-9][0-9_]*([eE][-+][0-9]+)?|\\.(nan|NaN|NAN)");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
              + "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?");

  /** A plain scalar without a tag: what it is follows from how it is written. */
  private static final Tag IMPLICIT = new Tag("atoll:implicit");

  /** Gives tags that tell plain scalars, quoted ones, and those with a tag of their own apart. */
  static final Schema SCHEMA =
      new Schema() {
        @Override
        public ScalarResolver getScalarResolver() {
          return (text, plain) -> plain ? IMPLICIT : Tag.STR;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
          return Map.of();
        }
      };

  private ScalarTypes() {}

  static boolean isPlain(ScalarNode node) {
    return node.getTag().equals(IMPLICIT);
  }

  /**
   * The value of a scalar of {@link #SCHEMA}.
   *
   * @throws IllegalArgumentException when it is no value of its type, such as the 30th of February
   */
  static @Nullable Object value(ScalarNode node) {
    String text = node.getValue();
    if (isPlain(node)) {
      return plain(text);
    }
    String tag = node.getTag().getValue();
    if (text.isEmpty() && (tag.endsWith(":int") || tag.endsWith(":float"))) {
      throw new IllegalArgumentException("there is no number after the tag");
    }
    return switch (tag) {
      case "tag:yaml.org,2002:str", "tag:yaml.org,2002:binary" -> text;
      case "tag:yaml.org,2002:null" -> null;
      case "tag:yaml.org,2002:bool" -> bool(text);
      case "tag:yaml.org,2002:int" -> integer(text.replace("_", ""));
      case "tag:yaml.org,2002:float" -> real(text.replace("_", ""));
      case "tag:yaml.org,2002:timestamp" -> explicitDate(text);
      default -> throw new IllegalArgumentException("the tag '" + tag + "' is not known");
    };
  }

  private static Object bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not a boolean");
    };
  }

  private static Object explicitDate(String text) {
    Object date = dateOr(text);
    if (date instanceof String) {
      throw new IllegalArgumentException("'" + text + "' is not a date");
    }
    return date;
  }

  private static @Nullable Object plain(String text) {
    switch (text) {
      case "=", "<<" ->
          throw new IllegalArgumentException(
              "'" + text + "' without quotes has a meaning of its own in YAML");
      case "", "~", "null", "Null", "NULL" -> {
        return null;
      }
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> {
        return true;
      }
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> {
        return false;
      }
      default -> {}
    }
    char first = text.charAt(0);
    if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text.replace("_", ""));
    }
    if (FLOAT.matcher(text).matches()) {
      return real(text.replace("_", ""));
    }
    return dateOr(text);
  }

  private static Object integer(String text) {
    boolean negative = text.charAt(0) == '-';
    String digits = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    BigInteger magnitude;
    if (digits.startsWith("0b")) {
      magnitude = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      magnitude = new BigInteger(digits.substring(2), 16);
    } else if (digits.indexOf(':') > 0) {
      magnitude = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        magnitude = magnitude.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    } else {
      magnitude = new BigInteger(digits, digits.length() > 1 && digits.charAt(0) == '0' ? 8 : 10);
    }
    BigInteger value = negative ? magnitude.negate() : magnitude;
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private static Double real(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".nan")) {
      return Double.NaN;
    }
    boolean negative = lower.charAt(0) == '-';
    if (lower.endsWith(".inf")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.indexOf(':') < 0) {
      return Double.valueOf(lower);
    }
    double value = 0;
    for (String part : lower.replaceFirst("^[-+]", "").split(":", -1)) {
      value = value * 60 + Double.parseDouble(part);
    }
    return negative ? -value : value;
  }

  private static Object dateOr(String text) {
    try {
      Matcher date = DATE.matcher(text);
      if (date.matches()) {
        return withYear(LocalDate.parse(text));
      }
      Matcher stamp = TIMESTAMP.matcher(text);
      return stamp.matches() ? timestamp(stamp) : text;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is written as a date and is none", e);
    }
  }

  private static LocalDate withYear(LocalDate date) {
    if (date.getYear() < 1) {
      throw new DateTimeException("Python's dates begin with year 1");
    }
    return date;
  }

  private static Object timestamp(Matcher parts) {
    String fraction = parts.group(7) == null ? "" : parts.group(7);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    LocalDateTime local =
        LocalDateTime.of(
            number(parts, 1),
            number(parts, 2),
            number(parts, 3),
            number(parts, 4),
            number(parts, 5),
            number(parts, 6),
            nanos);
    if (parts.group(8) == null) {
      return local;
    }
    if (parts.group(8).equals("Z")) {
      return OffsetDateTime.of(local, ZoneOffset.UTC);
    }
    int minutes = number(parts, 10) * 60 + (parts.group(11) == null ? 0 : number(parts, 11));
    return OffsetDateTime.of(
        local, ZoneOffset.ofTotalSeconds((parts.group(9).equals("-") ? -60 : 60) * minutes));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
