package dev.atoll.jinja.fuzz;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Strings, template text and other words that the grammar does not spell out. */
final class Words {
  /** Sections of the grammar that are made here. */
  static final Set<String> SECTIONS = Set.of("string", "text", "space");

  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "B",
          "name",
          "k",
          "x",
          "the quick brown fox",
          "Hello World",
          "hello wOrld-x it's",
          "a,b,,c",
          "  padded ",
          "one\ntwo\n\n three",
          "\n",
          "\t",
          "a\tb\tcd",
          "é",
          "Größe straße",
          "ŉx ǆ",
          "ΑΣ ΟΔΟΣ",
          "İi",
          "ﬁne",
          "日本語",
          "a\uD83D\uDE00b",
          "<b>&\"it's\"</b>",
          "<a href='x'>y</a> <!-- c -->z",
          "%s",
          "%",
          "{}",
          "{{ x }}",
          "{% x %}",
          "#}",
          "1",
          "42",
          "-7",
          "2.5",
          " 12 ",
          "1e3",
          "0x1f",
          "1_000",
          "٣",
          "½",
          "²",
          "inf",
          "nan",
          "True",
          "none",
          "a-b_c.d",
          "foo bar baz foo",
          "aaa",
          "abcabc",
          "x=1&y=2",
          "/path/to?q=ü",
          "A",
          "Zebra",
          "zz",
          "O'Neil",
          "back\\slash",
          "\r\n",
          "a\rb",
          "\u2028",
          "\u00a0",
          "\u200b",
          "\u0000",
          "\u001f",
          "supercalifragilistic",
          "word-with-hyphens and-more",
          "mixed CASE Text",
          "ǅ",
          "123abc",
          "_id",
          "9");

  private static final List<String> TEXTS =
      List.of(
          "a", " ", "\n", "\n\n", "  ", "select ", ", ", "x\n", "  y\n  ", "-- ", "'", "\"", "{",
          "}", "%", "#", "% }", "}}", "%}", "#}", "é", "1", " = ", "<b>", "{x", "\t", "\r\n",
          "from t", "()", "\\");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  String of(String section) {
    return switch (section) {
      case "string" -> string();
      case "text" -> text();
      case "space" -> " ";
      default -> throw new IllegalArgumentException(section);
    };
  }

  private String text() {
    if (random.nextInt(200) == 0) {
      return random.nextBoolean() ? "{" : "{{";
    }
    return TEXTS.get(random.nextInt(TEXTS.size())) + (random.nextInt(4) == 0 ? text() : "");
  }

  private String string() {
    String text = STRINGS.get(random.nextInt(STRINGS.size()));
    char quote = random.nextBoolean() ? '\'' : '"';
    StringBuilder literal = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> character(point, quote, literal));
    if (random.nextInt(40) == 0) {
      literal.append(random.nextBoolean() ? "\\d" : "\\\n");
    }
    return literal.append(quote).toString();
  }

  private void character(int point, char quote, StringBuilder literal) {
    boolean escaped = random.nextInt(12) == 0;
    switch (point) {
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append(random.nextInt(3) == 0 ? "\n" : "\\n");
      case '\r' -> literal.append("\\r");
      case 0 -> literal.append("\\0");
      case '\'', '"' -> literal.append(point == quote ? "\\" : "").append((char) point);
      default -> {
        if (!escaped) {
          literal.appendCodePoint(point);
        } else if (point < 256) {
          literal.append((random.nextBoolean() ? "\\x%02x" : "\\u%04x").formatted(point));
        } else {
          literal.append("\\U%08X".formatted(point));
        }
      }
    }
  }
}
