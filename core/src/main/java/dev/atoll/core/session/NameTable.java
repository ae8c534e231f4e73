package dev.atoll.core.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers for names, found by a stretch of text without copying it; ASCII case does not matter.
 * Filled by one thread, then read by many.
 */
final class NameTable {
  static final int ABSENT = -1;

  private static final int FIRST_SIZE = 64;
  private static final int FACTOR = 31;

  private final List<String> names = new ArrayList<>();
  private int[] slots = new int[FIRST_SIZE];

  /** The number of a name, new if need be: 0, 1, 2 … */
  int add(String name) {
    int known = find(name, 0, name.length());
    if (known != ABSENT) {
      return known;
    }
    names.add(name);
    if (2 * names.size() > slots.length) {
      slots = new int[2 * slots.length];
      for (int number = 0; number < names.size(); number++) {
        place(number);
      }
    } else {
      place(names.size() - 1);
    }
    return names.size() - 1;
  }

  private void place(int number) {
    String name = names.get(number);
    int slot = slot(hash(name, 0, name.length()));
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number + 1;
  }

  /** The number of the name between two offsets, or {@link #ABSENT}. */
  int find(String text, int start, int end) {
    int slot = slot(hash(text, start, end));
    while (slots[slot] != 0) {
      String name = names.get(slots[slot] - 1);
      if (name.length() == end - start && name.regionMatches(true, 0, text, start, end - start)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return ABSENT;
  }

  String name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }

  private static int hash(String text, int start, int end) {
    int hash = end - start;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      // Folds ASCII letters; all other characters that fold into each other must hash alike.
      hash = FACTOR * hash + (c < 0x80 ? c | 0x20 : 0x80);
    }
    return hash;
  }
}
