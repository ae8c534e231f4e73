package dev.atoll.core.compile;

/**
 * Which version of a model a node is.
 *
 * @param number a whole number, a decimal or a text, as {@code v:} is written
 * @param latest the version that a reference without version means, likewise
 */
public record ModelVersion(Object number, Object latest) {
  /** How it stands behind the model's name: {@code v2}. */
  public String suffix() {
    return "v" + number;
  }

  public boolean isLatest() {
    return text().equals(latest.toString());
  }

  /** The number as references write it. */
  String text() {
    return number.toString();
  }

  /** As dbt's selector {@code version:} calls it: latest, prerelease or old. */
  public String age() {
    if (isLatest()) {
      return "latest";
    }
    return compare(number, latest) > 0 ? "prerelease" : "old";
  }

  /** Numbers by value; as soon as one is a text, both are compared as texts. */
  static int compare(Object left, Object right) {
    try {
      return new java.math.BigDecimal(left.toString())
          .compareTo(new java.math.BigDecimal(right.toString()));
    } catch (NumberFormatException words) {
      return left.toString().compareTo(right.toString());
    }
  }
}
