package dev.atoll.cli.progress;

import java.io.PrintStream;
import java.util.List;

/**
 * Draws a block of lines over the one before it, in one write, so that nothing flickers; the cursor
 * rests behind the block's last line.
 */
final class Painter {
  private static final String ESCAPE = "\u001b[";
  private static final String TO_LINE_END = ESCAPE + "K";
  private static final String TO_SCREEN_END = ESCAPE + "J";
  // Terminals that know it hold back the picture until it is complete; the others ignore it.
  private static final String BEGIN = ESCAPE + "?2026h";
  private static final String END = ESCAPE + "?2026l";

  private final PrintStream out;
  private int height;

  Painter(PrintStream out) {
    this.out = out;
  }

  void paint(List<String> lines) {
    StringBuilder text = new StringBuilder(BEGIN).append(toTop());
    text.append(String.join(TO_LINE_END + "\n", lines)).append(TO_LINE_END).append(TO_SCREEN_END);
    out.print(text.append(END));
    out.flush();
    height = lines.size();
  }

  /** Removes the block; what is printed next stands where it began. */
  void erase() {
    if (height > 0) {
      out.print(toTop() + TO_SCREEN_END);
      out.flush();
      height = 0;
    }
  }

  private String toTop() {
    return height > 1 ? "\r" + ESCAPE + (height - 1) + "A" : "\r";
  }
}
