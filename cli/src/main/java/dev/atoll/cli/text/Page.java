package dev.atoll.cli.text;

import java.util.ArrayList;
import java.util.List;

/** An answer of several sections, line by line: a title, then what is indented below headings. */
final class Page {
  private final Ink ink;
  private final List<String> lines = new ArrayList<>();

  Page(Ink ink) {
    this.ink = ink;
  }

  void add(String line) {
    lines.add(line);
  }

  void title(String text) {
    lines.add(ink.paint(Ink.Tone.STRONG, text));
  }

  void section(String heading) {
    lines.add("");
    lines.add(ink.paint(Ink.Tone.FAINT, heading));
  }

  /** Rows of equally many cells; no rows, no table. */
  void table(List<List<String>> rows) {
    if (!rows.isEmpty()) {
      List<Columns.Side> sides = rows.getFirst().stream().map(cell -> Columns.Side.LEFT).toList();
      Columns.table(rows, sides).forEach(line -> lines.add("  " + line));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
