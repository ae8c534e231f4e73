package dev.atoll.jinja.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The productions of {@code fuzz/grammar.txt}, which says how it is written. */
final class Grammar {
  private static final Pattern PLACE = Pattern.compile("\\$(?:\\{([^}]+)}|([a-z]+)|(\\[)|(]))");

  private final Map<String, Section> sections;

  private Grammar(Map<String, Section> sections) {
    this.sections = sections;
  }

  record Section(String name, Piece.Kind kind, List<Production> productions) {
    int weight() {
      return productions.stream().mapToInt(Production::weight).sum();
    }
  }

  /** One way to write a section. */
  record Production(int weight, List<Part> parts) {
    /** Whether it is written without further expressions, or stands for just another one. */
    boolean isLeaf(Grammar grammar) {
      return (parts.size() == 1 && parts.getFirst() instanceof Part.Use)
          || parts.stream()
              .noneMatch(
                  part ->
                      part instanceof Part.Use use
                          && grammar.section(use.section()).kind() != Piece.Kind.PART);
    }
  }

  /** What a production consists of. */
  sealed interface Part {
    record Text(String text) implements Part {}

    record Use(String section) implements Part {}

    record New(String type) implements Part {}

    record Let(String name, String type) implements Part {}

    record Is(String type) implements Part {}

    record Quote() implements Part {}

    record Open() implements Part {}

    record Close() implements Part {}
  }

  Section section(String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw new IllegalArgumentException("no section of the grammar: " + name);
    }
    return section;
  }

  static Grammar load() {
    try (InputStream in = Grammar.class.getResourceAsStream("/fuzz/grammar.txt")) {
      if (in == null) {
        throw new IllegalStateException("fuzz/grammar.txt is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Grammar parse(String text) {
    Map<String, Section> sections = new LinkedHashMap<>();
    List<Production> productions = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("  ")) {
        productions.add(production(line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ");
        productions = new ArrayList<>();
        Piece.Kind kind =
            switch (words[0]) {
              case "expression" -> Piece.Kind.EXPRESSION;
              case "statement" -> Piece.Kind.STATEMENT;
              case "part" -> Piece.Kind.PART;
              default -> throw new IllegalArgumentException("no section: " + line);
            };
        sections.put(words[1], new Section(words[1], kind, productions));
      }
    }
    for (String built : Words.SECTIONS) {
      sections.put(built, new Section(built, Piece.Kind.PART, List.of()));
    }
    return new Grammar(sections);
  }

  private static Production production(String line) {
    int weight = 1;
    String text = line;
    if (line.matches("\\*\\d+ .*")) {
      int end = line.indexOf(' ');
      weight = Integer.parseInt(line.substring(1, end));
      text = line.substring(end + 1);
    }
    List<Part> parts = new ArrayList<>();
    if (text.equals("_")) {
      return new Production(weight, parts);
    }
    if (text.equals("\\_")) {
      return new Production(weight, List.of(new Part.Text("_")));
    }
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      if (place.start() > from) {
        parts.add(new Part.Text(text.substring(from, place.start())));
      }
      parts.add(part(place));
      from = place.end();
    }
    if (from < text.length()) {
      parts.add(new Part.Text(text.substring(from)));
    }
    return new Production(weight, parts);
  }

  private static Part part(Matcher place) {
    if (place.group(3) != null) {
      return new Part.Open();
    }
    if (place.group(4) != null) {
      return new Part.Close();
    }
    String inside = place.group(1) != null ? place.group(1) : place.group(2);
    if (inside.equals("'")) {
      return new Part.Quote();
    }
    String[] words = inside.split(" ");
    return switch (words[0]) {
      case "new" -> new Part.New(words[1]);
      case "let" -> new Part.Let(words[1], words[2]);
      case "is" -> new Part.Is(words[1]);
      default -> new Part.Use(inside);
    };
  }
}
