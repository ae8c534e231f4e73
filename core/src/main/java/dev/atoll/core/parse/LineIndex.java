package dev.atoll.core.parse;

import dev.atoll.domain.Place;

/** Turns offsets of one text into places. */
final class LineIndex {
  private final String file;
  private final String text;

  LineIndex(String file, String text) {
    this.file = file;
    this.text = text;
  }

  int line(int offset) {
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line++;
    }
    return line;
  }

  int column(int offset) {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1) + 1;
  }

  Place place(int offset) {
    return Place.of(file, line(offset), column(offset));
  }
}
