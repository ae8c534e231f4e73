package dev.atoll.core.resolve;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as {@code limits} writes it: {@code 512MB}, {@code 1.5 GiB}. Units are those
 * of DuckDB: KB, MB, GB, TB by thousands, KiB, MiB, GiB, TiB by 1024.
 */
public final class MemorySize {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([KMGT])(I?)B", Pattern.CASE_INSENSITIVE);

  private MemorySize() {}

  /** The amount in bytes; empty when the text is none or means nothing. */
  public static OptionalLong bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int power = "KMGT".indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) + 1;
    BigDecimal unit = BigDecimal.valueOf(matcher.group(3).isEmpty() ? 1000 : 1024).pow(power);
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
    boolean fits = bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return fits ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
  }
}
