package dev.atoll.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the few words that orders and lines repeat. */
record Vocabulary(Words priorities, Words shipModes) {
  Vocabulary() {
    this(new Words(), new Words());
  }

  /** Words in the order in which they were met first; filled by one thread, then only read. */
  static final class Words {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    int numberOf(String word) {
      Integer known = numbers.putIfAbsent(word, words.size());
      if (known != null) {
        return known;
      }
      words.add(word);
      return words.size() - 1;
    }

    String word(int number) {
      return words.get(number);
    }
  }
}
