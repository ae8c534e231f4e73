package dev.atoll.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; the same on every machine whatever its language. */
public final class Amounts {
  private Amounts() {}

  /** {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 tenant}, {@code 37 tenants}. */
  public static String of(long number, String singular) {
    return of(number, singular, singular + "s");
  }

  /** For words whose plural is not made with an s. */
  public static String of(long number, String singular, String plural) {
    return count(number) + " " + (number == 1 ? singular : plural);
  }

  /** {@code 512 B}, {@code 1.2 kB}, {@code 340 MB}: a thousand of each is one of the next. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String units = "kMGTPE";
    double amount = bytes / 1000.0;
    int unit = 0;
    while (amount >= 999.5 && unit < units.length() - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 9.95 ? "%.1f" : "%.0f", amount)
        + " "
        + units.charAt(unit)
        + "B";
  }

  /** {@code 0.05s}, as in the lines of one step. */
  public static String brief(Duration duration) {
    return String.format(Locale.ROOT, "%.2fs", seconds(duration));
  }

  /** {@code 0.05 s}, {@code 48.2 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String duration(Duration duration) {
    double seconds = seconds(duration);
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** {@code 0:42}, {@code 1:02:03}, for clocks that run. */
  public static String clock(Duration duration) {
    long whole = Math.max(0, duration.toSeconds());
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
  }

  public static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
