package dev.atoll.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names a mistyped name may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * At most {@code limit} known names close to the given one, closest first; empty when none is
   * close.
   */
  public static List<String> names(String typed, Collection<String> known, int limit) {
    int tolerance = Math.max(1, typed.length() / 3);
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(name -> new Candidate(name, distance(fold(typed), fold(name))))
        .filter(candidate -> candidate.distance <= tolerance || contains(candidate.name, typed))
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
    return typed.length() >= 4 && fold(name).contains(fold(typed));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1.
   */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(
                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1),
                cost[i - 1][j - 1] + substitution);
        if (isSwap(left, right, i, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }

  private static boolean isSwap(String left, String right, int i, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
