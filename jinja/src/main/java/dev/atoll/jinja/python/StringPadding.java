package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Sizes;

/** Fills texts up to a width. */
public final class StringPadding {

  /** Where the filling goes. */
  public enum Side {
    LEFT,
    RIGHT,
    BOTH
  }

  private StringPadding() {}

  public static String pad(String text, int width, String fill, Side side) {
    if (CodePoints.length(fill) != 1) {
      throw Faults.type("The fill character must be exactly one character long");
    }
    int missing = width - CodePoints.length(text);
    if (missing <= 0) {
      return text;
    }
    Sizes.checkText(width);
    return switch (side) {
      case LEFT -> fill.repeat(missing) + text;
      case RIGHT -> text + fill.repeat(missing);
      case BOTH -> {
        // CPython puts the odd character to the left when the width is odd
        int left = missing / 2 + (missing & width & 1);
        yield fill.repeat(left) + text + fill.repeat(missing - left);
      }
    };
  }
}
