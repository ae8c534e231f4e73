package dev.atoll.core.packages;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version (https://semver.org). What stands behind {@code +} plays no part.
 *
 * @param prerelease such as {@code rc1}; empty for a release
 */
record Version(BigInteger major, BigInteger minor, BigInteger patch, String prerelease)
    implements Comparable<Version> {
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String WORD = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";

  /** As in dbt, the hyphen in front of a prerelease may be left out. */
  static final String TEXT =
      NUMBER
          + "\\."
          + NUMBER
          + "\\."
          + NUMBER
          + ("(?:-?(" + WORD + "(?:\\." + WORD + ")*))?")
          + "(?:\\+[0-9A-Za-z.-]*)?";

  private static final Pattern PATTERN = Pattern.compile(TEXT);

  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::major)
          .thenComparing(Version::minor)
          .thenComparing(Version::patch)
          .thenComparing(version -> version.prerelease.isEmpty())
          .thenComparing(Version::prerelease, Version::comparePrereleases);

  /** Empty when the text is no version. */
  static Optional<Version> of(String text) {
    Matcher parts = PATTERN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String prerelease = parts.group(4);
    return Optional.of(
        new Version(
            new BigInteger(parts.group(1)),
            new BigInteger(parts.group(2)),
            new BigInteger(parts.group(3)),
            prerelease == null ? "" : prerelease));
  }

  boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  private static int comparePrereleases(String left, String right) {
    String[] lefts = left.split("\\.", -1);
    String[] rights = right.split("\\.", -1);
    for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
      int order = compareWords(lefts[i], rights[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(lefts.length, rights.length);
  }

  /** Numbers by value and before words, words by their letters. */
  private static int compareWords(String left, String right) {
    boolean leftIsNumber = left.matches("[0-9]+");
    boolean rightIsNumber = right.matches("[0-9]+");
    if (leftIsNumber && rightIsNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftIsNumber == rightIsNumber ? left.compareTo(right) : leftIsNumber ? -1 : 1;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch + (isPrerelease() ? "-" + prerelease : "");
  }
}
