package dev.atoll.core.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of one run, such as {@code 20261121T005012123-7f3a9c}: its start in UTC to the
 * millisecond, so that ids sort by time, and six random digits, so that no two are the same.
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern VALID = Pattern.compile("\\d{8}T\\d{9}-[0-9a-f]{6}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  public RunId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  public static RunId create(Instant started, RandomGenerator random) {
    return new RunId("%s-%06x".formatted(TIME.format(started), random.nextInt(1 << 24)));
  }

  /** When it began, in UTC. */
  public Instant started() {
    return TIME.parse(value.substring(0, value.indexOf('-')), Instant::from);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
