package dev.atoll.cli.text;

/** Colours, or none. */
public enum Ink {
  PLAIN,
  COLOUR;

  /** What a piece of text is, as far as its colour goes. */
  public enum Tone {
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    FAINT("2"),
    STRONG("1"),
    PLACE("1");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  public String paint(Tone tone, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + tone.code + "m" + text + "\u001b[0m";
  }
}
