package dev.atoll.core.resolve;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as the fleet file writes them: {@code 30s}, {@code 45m}, {@code 8h}. */
final class Durations {
  private static final Pattern LENGTH = Pattern.compile("(0|[1-9][0-9]{0,5})\\s*([smh])");

  private Durations() {}

  static Optional<Duration> of(String text) {
    Matcher matcher = LENGTH.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        });
  }
}
