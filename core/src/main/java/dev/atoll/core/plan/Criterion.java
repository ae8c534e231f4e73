package dev.atoll.core.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of {@code --select}: {@code [@][N+][method:]value[+N]}
 * (https://docs.getdbt.com/reference/node-selection/syntax).
 *
 * @param method such as {@code tag} or {@code config.materialized}; {@code fqn}, {@code path} or
 *     {@code file} when not written
 * @param parents how many generations of parents to add; 0 none, {@link #ALL} all
 * @param children likewise
 * @param childrensParents {@code @}: children, and all that they read
 */
record Criterion(
    String text, String method, String value, int parents, int children, boolean childrensParents) {
  static final int ALL = -1;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<at>@)?(?<parents>(?<parentDepth>\\d*)\\+)?"
              + "((?<method>[A-Za-z_]+(\\.[\\w.]+)?):)?"
              + "(?<value>.*?)"
              + "(?<children>\\+(?<childDepth>\\d*))?");

  /** The criterion a word stands for; empty when it is not well formed. */
  static Optional<Criterion> parse(String word) {
    Matcher parts = FORM.matcher(word);
    if (!parts.matches() || parts.group("value").isEmpty()) {
      return Optional.empty();
    }
    boolean at = parts.group("at") != null;
    if (at && parts.group("children") != null) {
      return Optional.empty();
    }
    String value = parts.group("value");
    String method = parts.group("method") == null ? implied(value) : parts.group("method");
    return Optional.of(
        new Criterion(
            word,
            method,
            value,
            depth(parts.group("parents"), parts.group("parentDepth")),
            depth(parts.group("children"), parts.group("childDepth")),
            at));
  }

  private static int depth(String written, String number) {
    if (written == null) {
      return 0;
    }
    return number.isEmpty() ? ALL : Integer.parseInt(number);
  }

  private static String implied(String value) {
    if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0) {
      return "path";
    }
    return value.endsWith(".sql") || value.endsWith(".py") || value.endsWith(".csv")
        ? "file"
        : "fqn";
  }
}
