package dev.atoll.core.packages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One condition on a version: {@code >=1.0.0}, or an exact version. */
record Bound(Sign sign, Version version) {
  /** How the version that is asked about must relate to the bound's. */
  enum Sign {
    EQUAL("="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<=");

    private final String text;

    Sign(String text) {
      this.text = text;
    }
  }

  private static final Pattern PATTERN = Pattern.compile("(>=|>|<=|<|=)?(" + Version.TEXT + ")");

  /** Empty when the text is no bound. */
  static Optional<Bound> of(String text) {
    Matcher parts = PATTERN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String sign = parts.group(1) == null ? "=" : parts.group(1);
    for (Sign known : Sign.values()) {
      if (known.text.equals(sign)) {
        return Version.of(parts.group(2)).map(version -> new Bound(known, version));
      }
    }
    return Optional.empty();
  }

  boolean holds(Version candidate) {
    int order = candidate.compareTo(version);
    return switch (sign) {
      case EQUAL -> order == 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      // Whoever wants less than 2.0.0 does not want 2.0.0-rc1 either.
      case LESS -> order < 0 && !(isPrereleaseOf(candidate) && !version.isPrerelease());
      case LESS_OR_EQUAL -> order <= 0;
    };
  }

  private boolean isPrereleaseOf(Version candidate) {
    return candidate.isPrerelease()
        && candidate.major().equals(version.major())
        && candidate.minor().equals(version.minor())
        && candidate.patch().equals(version.patch());
  }

  static boolean allHold(List<Bound> bounds, Version candidate) {
    return bounds.stream().allMatch(bound -> bound.holds(candidate));
  }

  /** Whether no version whatever could fulfil all of them. */
  static boolean excludeEachOther(List<Bound> bounds) {
    Optional<Bound> exact = bounds.stream().filter(bound -> bound.sign == Sign.EQUAL).findFirst();
    if (exact.isPresent()) {
      return !allHold(bounds, exact.get().version);
    }
    Optional<Bound> lower =
        bounds.stream()
            .filter(Bound::isLower)
            .max(
                Comparator.comparing(Bound::version)
                    .thenComparing(bound -> bound.sign == Sign.GREATER));
    Optional<Bound> upper =
        bounds.stream()
            .filter(bound -> !bound.isLower())
            .min(
                Comparator.comparing(Bound::version)
                    .thenComparing(bound -> bound.sign == Sign.LESS_OR_EQUAL));
    if (lower.isEmpty() || upper.isEmpty()) {
      return false;
    }
    int order = lower.get().version.compareTo(upper.get().version);
    return order > 0
        || (order == 0 && (lower.get().sign == Sign.GREATER || upper.get().sign == Sign.LESS));
  }

  private boolean isLower() {
    return sign == Sign.GREATER || sign == Sign.GREATER_OR_EQUAL;
  }

  @Override
  public String toString() {
    return sign.text + version;
  }
}
