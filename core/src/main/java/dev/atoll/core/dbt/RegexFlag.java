package dev.atoll.core.dbt;

/** The flags of Python's regular expressions, with Python's bits. */
enum RegexFlag {
  IGNORECASE("I", 2),
  LOCALE("L", 4),
  MULTILINE("M", 8),
  DOTALL("S", 16),
  UNICODE("U", 32),
  VERBOSE("X", 64),
  ASCII("A", 256);

  private final String letter;
  private final int bit;

  RegexFlag(String letter, int bit) {
    this.letter = letter;
    this.bit = bit;
  }

  String letter() {
    return letter;
  }

  int bit() {
    return bit;
  }

  boolean isIn(int bits) {
    return (bits & bit) != 0;
  }
}
