package dev.atoll.jinja.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * A generated part of a template: what it is, and the text and pieces it consists of.
 *
 * @param parts each a String or a Piece
 */
record Piece(Kind kind, List<Object> parts) {

  enum Kind {
    EXPRESSION,
    STATEMENT,
    /** anything else: cannot be replaced or left out */
    PART
  }

  Piece {
    parts = List.copyOf(parts);
  }

  static Piece of(Kind kind, Object... parts) {
    return new Piece(kind, List.of(parts));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    for (Object part : parts) {
      if (part instanceof Piece piece) {
        piece.write(text);
      } else {
        text.append(part);
      }
    }
  }

  /** All pieces of a kind below this one, nearest first. */
  List<Piece> below(Kind wanted) {
    List<Piece> found = new ArrayList<>();
    List<Piece> level = children();
    while (!level.isEmpty()) {
      List<Piece> next = new ArrayList<>();
      for (Piece piece : level) {
        if (piece.kind == wanted) {
          found.add(piece);
        }
        next.addAll(piece.children());
      }
      level = next;
    }
    return found;
  }

  List<Piece> children() {
    return parts.stream().filter(Piece.class::isInstance).map(Piece.class::cast).toList();
  }

  /** This piece with one part exchanged. */
  Piece with(int index, Object part) {
    List<Object> changed = new ArrayList<>(parts);
    changed.set(index, part);
    return new Piece(kind, changed);
  }
}
