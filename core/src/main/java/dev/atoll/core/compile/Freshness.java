package dev.atoll.core.compile;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old a source may be (https://docs.getdbt.com/reference/resource-properties/freshness).
 *
 * @param filter a condition on the rows that count
 */
public record Freshness(
    Optional<Bound> warnAfter, Optional<Bound> errorAfter, Optional<String> filter) {
  /** A {@code freshness:} that cannot be. */
  static final String WRONG = "A432";

  private static final List<String> PERIODS = List.of("minute", "hour", "day");

  /** An age. */
  public record Bound(long count, String period) {
    /** The age as a length of time. */
    public Duration age() {
      return switch (period) {
        case "minute" -> Duration.ofMinutes(count);
        case "hour" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
  }

  /**
   * What a source's config says; empty when it bounds nothing.
   *
   * @throws ProblemException for a period or a count that cannot be
   */
  public static Optional<Freshness> of(NodeFacts source) {
    Object written = source.config().value("freshness");
    if (written == null) {
      return Optional.empty();
    }
    if (!(written instanceof Map<?, ?> map)) {
      throw wrong(source, "it must be a mapping");
    }
    Freshness freshness =
        new Freshness(
            bound(source, "warn_after", map.get("warn_after")),
            bound(source, "error_after", map.get("error_after")),
            Optional.ofNullable(map.get("filter")).map(Object::toString));
    return freshness.warnAfter.isEmpty() && freshness.errorAfter.isEmpty()
        ? Optional.empty()
        : Optional.of(freshness);
  }

  private static Optional<Bound> bound(NodeFacts source, String key, @Nullable Object written) {
    if (written == null) {
      return Optional.empty();
    }
    if (!(written instanceof Map<?, ?> map)) {
      throw wrong(source, key + " must be a mapping of count and period");
    }
    Object count = map.get("count");
    Object period = map.get("period");
    if (count == null && period == null) {
      return Optional.empty();
    }
    String unit = String.valueOf(period);
    if (!PERIODS.contains(unit) || !String.valueOf(count).matches("\\d{1,9}")) {
      throw wrong(source, key + " has the count '" + count + "' and the period '" + unit + "'");
    }
    return Optional.of(new Bound(Long.parseLong(String.valueOf(count)), unit));
  }

  private static ProblemException wrong(NodeFacts source, String cause) {
    Place place = source.place();
    return new ProblemException(
        Problem.error(
            WRONG,
            place,
            "the freshness of source table '" + source.name() + "' cannot be read",
            cause,
            "write 'warn_after: {count: 12, period: hour}'; a period is minute, hour or day"));
  }
}
