package dev.atoll.core.project;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of dbt. */
public record DbtVersion(int major, int minor, int patch) implements Comparable<DbtVersion> {
  /** The version whose language Atoll speaks. */
  public static final DbtVersion SPOKEN = new DbtVersion(1, 11, 0);

  private static final Pattern RANGE =
      Pattern.compile("\\s*(?<sign>[<>]=?|=)?\\s*v?(\\d+)\\.(\\d+)\\.(\\d+)(?:[-.a-z0-9]*)\\s*");
  private static final Comparator<DbtVersion> ORDER =
      Comparator.comparingInt(DbtVersion::major)
          .thenComparingInt(DbtVersion::minor)
          .thenComparingInt(DbtVersion::patch);

  /**
   * Whether this version lies in a range such as {@code >=1.7.0}.
   *
   * @return empty when the text is no range
   */
  public Optional<Boolean> isIn(String range) {
    Matcher parts = RANGE.matcher(range);
    if (!parts.matches()) {
      return Optional.empty();
    }
    DbtVersion bound =
        new DbtVersion(
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(4)));
    int order = compareTo(bound);
    String sign = parts.group("sign");
    return Optional.of(
        switch (sign == null ? "=" : sign) {
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          default -> order == 0;
        });
  }

  @Override
  public int compareTo(DbtVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
