package dev.atoll.core.pipeline;

import java.util.ArrayList;
import java.util.List;

/** What was removed from and added to a text, line by line, with all the rest around it. */
final class LineDifferences {
  private LineDifferences() {}

  /** Every line of both, with {@code -}, {@code +} or a blank in front. */
  static List<String> of(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add("  " + before.get(i));
        i++;
        j++;
      } else if (j >= after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + before.get(i));
        i++;
      } else {
        lines.add("+ " + after.get(j));
        j++;
      }
    }
    return lines;
  }
}
