package dev.atoll.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names a mistyped name may have meant. */
public final class Nearest {
  private static final int MAX_TYPING_ERRORS = 4;

  private Nearest() {}

  /**
   * At most {@code limit} known names close to the given one, closest first; empty when none is
   * close.
   */
  public static List<String> names(String typed, Collection<String> known, int limit) {
    String wanted = fold(typed);
    int tolerance = Math.clamp(typed.length() / 3, 1, MAX_TYPING_ERRORS);
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(name -> new Candidate(name, distance(wanted, fold(name), tolerance)))
        .filter(
            candidate -> candidate.distance <= tolerance || contains(fold(candidate.name), wanted))
        // two names of one letter have nothing in common
        .filter(candidate -> candidate.distance < Math.max(typed.length(), candidate.name.length()))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(limit)
        .map(Candidate::name)
        .toList();
  }

  /**
   * A sentence for a mend, {@code did you mean 'a' or 'b'?}, or the fallback when nothing is close.
   */
  public static String suggestion(String typed, Collection<String> known, String fallback) {
    List<String> names = names(typed, known, 3);
    return names.isEmpty()
        ? fallback
        : names.stream()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(" or ", "did you mean ", "?"));
  }

  private static boolean contains(String name, String typed) {
    return typed.length() >= 4 && name.length() <= 3 * typed.length() && name.contains(typed);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1.
   *
   * @param tolerance beyond it only that it is greater counts, not by how much
   */
  static int distance(String left, String right, int tolerance) {
    int apart = Math.abs(left.length() - right.length());
    if (apart > tolerance) {
      return apart;
    }
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= right.length(); j++) {
        int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + substitution);
        if (isSwap(left, right, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > tolerance) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[right.length()];
  }

  private static boolean isSwap(String left, String right, int i, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
