package dev.atoll.core.compile;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names dbt gives to generic tests that have none of their own: made from the test, what it
 * tests and its arguments, cut with a hash from 64 characters on.
 *
 * @param full the node's name
 * @param alias the name of its relation; differs from the full name when that is too long
 */
record TestNames(String full, String alias) {
  private static final int LONGEST = 63;
  private static final int KEPT = 30;
  private static final int HASH_CHARACTERS = 10;

  /**
   * Names a test.
   *
   * @param kind the test's name, with its package in front and {@code source_} where that is due
   * @param target name of the model, or source and table
   * @param arguments plain data; {@code model} is left out
   */
  static TestNames of(
      String kind, String target, Map<String, ? extends @Nullable Object> arguments) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(arguments)
        .forEach(
            (name, value) -> {
              if (!name.equals("model")) {
                flatten(value).forEach(part -> parts.add(clean(python(part))));
              }
            });
    String identifier = kind + "_" + target;
    String full = identifier + "_" + String.join("__", parts);
    return full.length() <= LONGEST
        ? new TestNames(full, full)
        : new TestNames(
            full, identifier.substring(0, Math.min(KEPT, identifier.length())) + "_" + md5(full));
  }

  /** The end of a generic test's unique id: a hash of its name and of what makes it. */
  static String hash(
      String name, @Nullable String namespace, String test, Map<String, ?> arguments) {
    Map<String, @Nullable Object> metadata = new TreeMap<>();
    metadata.put("kwargs", arguments);
    metadata.put("name", test);
    metadata.put("namespace", namespace);
    String digest = md5(name + hashable(metadata));
    return digest.substring(digest.length() - HASH_CHARACTERS);
  }

  private static List<? extends @Nullable Object> flatten(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> new ArrayList<>(map.values());
      case List<?> list -> list;
      case null -> java.util.Collections.singletonList(null);
      default -> List.of(value);
    };
  }

  private static String clean(String text) {
    return text.replaceAll("[^0-9a-zA-Z_]+", "_");
  }

  private static String hashable(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        yield sorted.entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ": " + hashable(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
      }
      case List<?> list ->
          list.stream().map(TestNames::hashable).collect(Collectors.joining(", ", "[", "]"));
      case null -> quoted("None");
      default -> quoted(python(value));
    };
  }

  /** What Python's {@code str()} gives. */
  private static String python(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case Double number -> PythonText.of(number);
      case BigDecimal number -> number.toString();
      case List<?> list ->
          list.stream().map(TestNames::repr).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }

  private static String repr(@Nullable Object value) {
    return value instanceof String text ? quoted(text) : python(value);
  }

  /** Python's repr of a string: single quotes, unless it holds single quotes and no double ones. */
  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
  }

  static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** How Python prints a float. */
  private static final class PythonText {
    static String of(double number) {
      if (number == Math.rint(number) && Math.abs(number) < 1e16) {
        return String.format(java.util.Locale.ROOT, "%.1f", number);
      }
      return Double.toString(number).replace("E-", "e-").replace("E", "e+");
    }
  }
}
