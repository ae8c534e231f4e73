package dev.atoll.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes the letters of a file, whatever they mean. */
final class TextDamage {
  private static final List<String> PIECES =
      List.of(
          "\t",
          "\r",
          "\r\n",
          "\n\n",
          "\u0000",
          "\uFEFF",
          "\"",
          "'",
          "\"\"",
          ",",
          ";",
          "|",
          ">",
          "-",
          "- ",
          ": ",
          "?",
          "? ",
          "&a ",
          "*a",
          "<<: *columns",
          "!!binary ",
          "!!set ",
          "!x ",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "{",
          "}",
          "[",
          "]",
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#",
          "\\",
          "NULL",
          "null",
          "~",
          "\u2028",
          "\u0085",
          "é",
          "\uD83D\uDE00",
          "{{ var('x') }}",
          "{secret:NONE}",
          "{env_var:NONE}",
          "0x1F",
          "1e999",
          "=",
          "id",
          "  ");
  private static final int LONG = 100_000;

  private final Random random;

  TextDamage(Random random) {
    this.random = random;
  }

  byte[] apply(String text) {
    return switch (random.nextInt(8)) {
      case 0 -> bytes(text.getBytes(StandardCharsets.UTF_8));
      case 1 -> text.substring(0, at(text)).getBytes(StandardCharsets.UTF_8);
      case 2 -> inserted(text, piece().repeat(1 + random.nextInt(3)));
      case 3 -> inserted(text, random.nextInt(20) == 0 ? "y".repeat(LONG) : piece());
      case 4 -> lines(text);
      case 5 -> cut(text);
      case 6 -> text.replace(piece(), piece()).getBytes(StandardCharsets.UTF_8);
      default -> inserted(text, piece());
    };
  }

  private byte[] inserted(String text, String piece) {
    int at = at(text);
    return (text.substring(0, at) + piece + text.substring(at)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] cut(String text) {
    int from = at(text);
    int to = Math.min(text.length(), from + 1 + random.nextInt(12));
    return (text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8);
  }

  /** A line twice, gone, moved, or indented otherwise. */
  private byte[] lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return new byte[0];
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.add(at, line);
      case 1 -> lines.remove(at);
      case 2 -> lines.add(random.nextInt(lines.size()), line);
      default -> lines.set(at, random.nextBoolean() ? " " + line : line.strip());
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int changes = 1 + random.nextInt(4);
    for (byte one : text) {
      boolean hit = random.nextInt(text.length + 1) < changes;
      out.write(hit ? random.nextInt(256) : one);
    }
    return out.toByteArray();
  }

  private int at(String text) {
    return random.nextInt(text.length() + 1);
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
