package dev.atoll.core.execute;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as seeds hold them: besides plain ones those with a percent sign, a currency sign or
 * commas between groups of digits, which dbt leaves out.
 */
final class SeedNumber {
  private static final String CURRENCIES = "؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫";
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

  private SeedNumber() {}

  /** The number that a field holds; null when it holds something else. */
  static @Nullable BigDecimal of(String field) {
    String text = without(field.strip(), "%");
    boolean negative = text.startsWith("-");
    String bare = without(negative ? text.substring(1) : text, CURRENCIES).replace(",", "");
    if (!DECIMAL.matcher(bare).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(bare.toUpperCase(Locale.ROOT));
    return negative ? number.negate() : number;
  }

  /** Whether it is one without a fraction: {@code 2.00} and {@code 1e3} are. */
  static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static String without(String text, String signs) {
    int start = 0;
    int end = text.length();
    while (start < end && signs.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && signs.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
