package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a query's result as text, laid out as agate does. */
final class TablePrinter {
  private static final String ELLIPSIS = "...";

  private TablePrinter() {}

  /** The names and types of the columns; ends with a newline. */
  static String structure(TableValue table) {
    Grid grid = new Grid();
    grid.column("column", table.names(), Align.LEFT);
    grid.column("data_type", table.types().stream().map(TableType::typeName).toList(), Align.LEFT);
    return grid.text() + "\n";
  }

  /** The first rows and columns; what is left out stands as three dots. */
  static String rows(
      TableValue table, int maxRows, int maxColumns, int maxWidth, int maxPrecision) {
    Grid grid = new Grid();
    boolean more = table.rows().size() > maxRows;
    int shown = Math.min(maxRows, table.rows().size());
    for (int i = 0; i < Math.min(maxColumns, table.names().size()); i++) {
      int index = i;
      List<Value> values =
          table.rows().subList(0, shown).stream().map(row -> row.items().get(index)).toList();
      Align align = table.types().get(i) == TableType.TEXT ? Align.LEFT : Align.RIGHT;
      grid.column(
          cut(table.names().get(i), maxWidth), cells(values, maxWidth, maxPrecision), align);
    }
    if (table.names().size() > maxColumns) {
      grid.column(ELLIPSIS, values(shown), Align.LEFT);
    }
    return more ? grid.textWithMore() : grid.text();
  }

  private static List<String> values(int count) {
    return java.util.Collections.nCopies(count, ELLIPSIS);
  }

  private static List<String> cells(List<Value> values, int maxWidth, int maxPrecision) {
    int precision = 0;
    for (Value value : values) {
      if (value instanceof DecimalValue(BigDecimal number)) {
        precision = Math.max(precision, number.stripTrailingZeros().scale());
      }
    }
    boolean cutOff = precision > maxPrecision;
    int digits = Math.min(precision, maxPrecision);
    return values.stream().map(value -> cut(cell(value, digits, cutOff), maxWidth)).toList();
  }

  private static String cell(Value value, int digits, boolean cutOff) {
    return switch (value) {
      case NoneValue none -> "";
      case DecimalValue(BigDecimal number) -> {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        yield format.format(number) + (cutOff ? "…" : "");
      }
      case BoolValue bool -> bool.toString();
      default -> Texts.of(value, Render.plain());
    };
  }

  private static String cut(String text, int width) {
    return text.length() > width ? text.substring(0, width - ELLIPSIS.length()) + ELLIPSIS : text;
  }

  private enum Align {
    LEFT,
    RIGHT
  }

  /** Columns of text, each as wide as its widest cell. */
  private static final class Grid {
    private final List<List<String>> columns = new ArrayList<>();
    private final List<Align> aligns = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    void column(String header, List<String> cells, Align align) {
      List<String> column = new ArrayList<>(List.of(header));
      column.addAll(cells);
      columns.add(column);
      aligns.add(align);
      widths.add(column.stream().mapToInt(String::length).max().orElse(0));
    }

    String text() {
      return String.join("\n", lines());
    }

    String textWithMore() {
      List<String> lines = lines();
      lines.add(line(java.util.Collections.nCopies(columns.size(), ELLIPSIS)));
      return String.join("\n", lines);
    }

    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      int height = columns.isEmpty() ? 1 : columns.getFirst().size();
      for (int row = 0; row < height; row++) {
        int index = row;
        lines.add(line(columns.stream().map(column -> column.get(index)).toList()));
        if (row == 0) {
          lines.add(line(widths.stream().map("-"::repeat).toList()));
        }
      }
      return lines;
    }

    private String line(List<String> cells) {
      List<String> padded = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String gap = " ".repeat(Math.max(0, widths.get(i) - cells.get(i).length()));
        padded.add(aligns.get(i) == Align.LEFT ? cells.get(i) + gap : gap + cells.get(i));
      }
      return "| " + String.join(" | ", padded) + " |";
    }
  }
}
