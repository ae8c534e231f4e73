package dev.atoll.cli.text;

import dev.atoll.core.pipeline.ShownRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as a table between bars. */
public final class ShownRowsText {
  private static final int MAX_CELL = 60;

  private ShownRowsText() {}

  public static List<String> lines(List<ShownRows> results) {
    List<String> lines = new ArrayList<>();
    boolean several = results.stream().map(ShownRows::tenant).distinct().count() > 1;
    for (ShownRows result : results) {
      if (result.problem().isPresent()) {
        continue;
      }
      if (!lines.isEmpty()) {
        lines.add("");
      }
      String title = several ? result.node() + " of " + result.tenant() : result.node();
      lines.add(title + ": " + Amounts.of(result.rows().size(), "row"));
      lines.addAll(table(result));
    }
    return lines;
  }

  private static List<String> table(ShownRows result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(result.columns());
    for (List<@Nullable Object> row : result.rows()) {
      rows.add(row.stream().map(ShownRowsText::cell).toList());
    }
    int[] widths = new int[result.columns().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < widths.length; i++) {
        line.append(' ').append(Columns.pad(row.get(i), widths[i])).append(" |");
      }
      lines.add(line.toString());
      if (lines.size() == 1) {
        lines.add(rule(widths));
      }
    }
    return lines;
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int width : widths) {
      line.append(' ').append("-".repeat(width)).append(" |");
    }
    return line.toString();
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "NULL" : Columns.cut(value.toString().replaceAll("\\R", "⏎"), MAX_CELL);
  }
}
