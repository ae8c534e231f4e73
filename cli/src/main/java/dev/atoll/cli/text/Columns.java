package dev.atoll.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured in the columns a terminal gives it. */
public final class Columns {
  private static final String ELLIPSIS = "…";

  /** Where the text of a column stands. */
  public enum Side {
    LEFT,
    RIGHT
  }

  private Columns() {}

  /** Columns a text takes; escape sequences are not expected in it. */
  public static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The text, cut to at most {@code columns}, with an ellipsis where something is missing. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int needed = width(codePoint);
      if (used + needed > columns - 1) {
        break;
      }
      kept.appendCodePoint(codePoint);
      used += needed;
    }
    return columns < 1 ? "" : kept + ELLIPSIS;
  }

  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  private static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** A table: each column as wide as its widest cell, two spaces between, nothing at line ends. */
  public static List<String> table(List<List<String>> rows, List<Side> sides) {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(i == 0 ? "" : "  ");
        line.append(sides.get(i) == Side.LEFT ? pad(cell, widths[i]) : padLeft(cell, widths[i]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
