package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Render;

/**
 * A text that a regular expression is matched against. Java's matcher knows no limit, and a pattern
 * such as {@code (a+)+b} may look at the same characters for years; so they are counted here.
 */
final class WatchedText implements CharSequence {
  /** Some seconds of looking. */
  private static final long MAX_LOOKS = 1_000_000_000;

  private static final int CHECK_EVERY = 1 << 16;

  private final String text;
  private final Render render;
  private long looks;

  WatchedText(String text, Render render) {
    this.text = text;
    this.render = render;
  }

  @Override
  public char charAt(int index) {
    if (++looks % CHECK_EVERY == 0) {
      render.checkCancelled();
      if (looks > MAX_LOOKS) {
        throw Faults.limit("matching a regular expression takes too long");
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
