package dev.atoll.core.resolve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain data compared and shown. */
final class Values {
  private static final int SHOWN_LENGTH = 60;

  private Values() {}

  /** Whether two values are the same; numbers are by what they count, so 1 is 1.0. */
  static boolean same(@Nullable Object left, @Nullable Object right) {
    Optional<BigDecimal> leftNumber = number(left);
    Optional<BigDecimal> rightNumber = number(right);
    if (leftNumber.isPresent() && rightNumber.isPresent()) {
      return leftNumber.get().compareTo(rightNumber.get()) == 0;
    }
    if (left instanceof Map<?, ?> leftMap && right instanceof Map<?, ?> rightMap) {
      return leftMap.keySet().equals(rightMap.keySet())
          && leftMap.keySet().stream().allMatch(key -> same(leftMap.get(key), rightMap.get(key)));
    }
    if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      if (leftList.size() != rightList.size()) {
        return false;
      }
      for (int i = 0; i < leftList.size(); i++) {
        if (!same(leftList.get(i), rightList.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(left, right);
  }

  /** A finite number. */
  static Optional<BigDecimal> number(@Nullable Object value) {
    return switch (value) {
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case BigInteger whole -> Optional.of(new BigDecimal(whole));
      case Double real when Double.isFinite(real) -> Optional.of(BigDecimal.valueOf(real));
      case null, default -> Optional.empty();
    };
  }

  /** A value in a message. */
  static String shown(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "null";
          case String string -> "'" + string + "'";
          case List<?> list ->
              list.stream().map(Values::shown).collect(Collectors.joining(", ", "[", "]"));
          case Map<?, ?> map ->
              map.entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
          default -> value.toString();
        };
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…";
  }

  /** What a value is, with an article. */
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing (null)";
      case String ignored -> "a string";
      case Boolean ignored -> "a boolean";
      case Double ignored -> "a number";
      case Number ignored -> "an integer";
      case List<?> ignored -> "a list";
      case Map<?, ?> ignored -> "a map";
      case Secret ignored -> "a secret";
      default -> "a date";
    };
  }
}
