package dev.atoll.jinja.fuzz;

import dev.atoll.jinja.fuzz.Grammar.Part;
import dev.atoll.jinja.fuzz.Grammar.Production;
import dev.atoll.jinja.fuzz.Grammar.Section;
import dev.atoll.jinja.fuzz.Piece.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes random templates; the same seed and index give the same template, on any machine. */
final class Generator {
  private static final List<String> TYPES =
      List.of(
          "int", "float", "str", "bool", "ints", "strs", "rows", "mixed", "tuple", "dict", "any");

  private static final List<String> ODD =
      List.of("any", "undef", "none", "int", "str", "list", "dict", "float");

  private static final Part BODY = new Part.Use("body");
  private static final int MAX_DEPTH = 5;
  private static final int MAX_NESTING = 3;
  private static final int MAX_PIECES = 90;

  private final Grammar grammar;
  private final Random random;
  private final Words words;
  private final Names names;
  private final int oddness;
  private final IdentityHashMap<Production, Boolean> leaves = new IdentityHashMap<>();
  private int pieces;
  private int nesting;

  private Generator(Grammar grammar, long seed) {
    this.grammar = grammar;
    this.random = new Random(seed);
    this.words = new Words(random);
    this.names = new Names(random);
    // a percentage of values of an unexpected type; most templates have none
    this.oddness = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 0;
  }

  /** The template of an index in the sequence that a seed stands for. */
  static Piece template(Grammar grammar, long seed, long index) {
    long mixed = (seed * 0x9E3779B97F4A7C15L) ^ (index * 0xC2B2AE3D27D4EB4FL);
    Generator generator = new Generator(grammar, mixed ^ (mixed >>> 31));
    List<Object> parts = new ArrayList<>();
    int statements = 2 + generator.random.nextInt(5);
    for (int i = 0; i < statements; i++) {
      parts.add(generator.expand("statement", 0));
    }
    return new Piece(Kind.STATEMENT, parts);
  }

  private Piece expand(String name, int depth) {
    pieces++;
    Section section = grammar.section(name);
    if (Words.SECTIONS.contains(name)) {
      return Piece.of(name.equals("text") ? Kind.STATEMENT : Kind.PART, words.of(name));
    }
    if (section.kind() == Kind.EXPRESSION && oddness > 0 && random.nextInt(100) < oddness) {
      section = grammar.section(ODD.get(random.nextInt(ODD.size())));
    }
    if (section.kind() == Kind.EXPRESSION) {
      boolean deep = depth >= MAX_DEPTH || pieces > MAX_PIECES;
      if (random.nextInt(10) < (deep ? 4 : 3)) {
        Optional<String> variable = names.find(section.name());
        if (variable.isPresent()) {
          return Piece.of(Kind.EXPRESSION, variable.get());
        }
      }
    }
    return write(section, choose(section, depth), depth);
  }

  private Production choose(Section section, int depth) {
    boolean full = pieces > MAX_PIECES;
    boolean leaf =
        section.kind() == Kind.EXPRESSION && (depth >= MAX_DEPTH || full || random.nextInt(4) == 0);
    boolean shallow = section.kind() == Kind.STATEMENT && (nesting >= MAX_NESTING || full);
    List<Production> fit = new ArrayList<>();
    int weight = 0;
    for (Production each : section.productions()) {
      if ((!leaf || isLeaf(each))
          && (!shallow || !each.parts().contains(BODY))
          && isPossible(each)) {
        fit.add(each);
        weight += each.weight();
      }
    }
    if (fit.isEmpty()) {
      return section.productions().getFirst();
    }
    int at = random.nextInt(weight);
    for (Production each : fit) {
      at -= each.weight();
      if (at < 0) {
        return each;
      }
    }
    throw new IllegalStateException("weights of " + section.name());
  }

  /** Whether there are variables for it. */
  private boolean isPossible(Production production) {
    for (Part part : production.parts()) {
      if (part instanceof Part.Is is && !is.type().equals("same") && !names.has(is.type())) {
        return false;
      }
    }
    return true;
  }

  private boolean isLeaf(Production production) {
    return leaves.computeIfAbsent(production, each -> each.isLeaf(grammar));
  }

  private Piece write(Section section, Production production, int depth) {
    List<Map<String, String>> scopes = new ArrayList<>();
    String same = TYPES.get(random.nextInt(TYPES.size()));
    String quote = random.nextBoolean() ? "'" : "\"";
    List<Object> written = new ArrayList<>();
    List<Part> parts = production.parts();
    @Nullable String chosen = null;
    nesting += section.name().equals("body") ? 1 : 0;
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Part.Text text ->
            written.add(
                section.kind() == Kind.STATEMENT ? controlled(text.text()) : spaced(text.text()));
        case Part.Quote mark -> written.add(quote);
        case Part.New fresh -> {
          String name = names.choose(fresh.type().equals("same") ? same : fresh.type());
          chosen = chosen == null ? name : chosen;
          written.add(name);
        }
        case Part.Let let -> names.let(let.name(), let.type());
        case Part.Is is -> {
          String name = is.type().equals("same") ? chosen : names.find(is.type()).orElse("one");
          written.add(Piece.of(Kind.EXPRESSION, name == null ? "one" : name));
        }
        case Part.Open open -> scopes.addLast(names.enter());
        case Part.Close close -> names.leave(scopes.removeLast());
        case Part.Use use -> {
          Piece piece = expand(use.section().equals("same") ? same : use.section(), depth + 1);
          written.add(section.kind() == Kind.EXPRESSION ? enclosed(piece, parts, i) : piece);
        }
      }
    }
    nesting -= section.name().equals("body") ? 1 : 0;
    if (section.kind() == Kind.STATEMENT) {
      names.settle();
    }
    return new Piece(section.kind(), written);
  }

  /** Parentheses where precedence would take the expression apart; now and then not. */
  private Piece enclosed(Piece piece, List<Part> parts, int at) {
    if (piece.kind() != Kind.EXPRESSION) {
      return piece;
    }
    String before =
        at > 0 && parts.get(at - 1) instanceof Part.Text text ? text.text().strip() : "";
    String after =
        at + 1 < parts.size() && parts.get(at + 1) instanceof Part.Text text ? text.text() : "";
    boolean delimited =
        !before.isEmpty()
            && "([{,:=".indexOf(before.charAt(before.length() - 1)) >= 0
            && !after.isEmpty()
            && ")]},:".indexOf(after.strip().isEmpty() ? ' ' : after.strip().charAt(0)) >= 0;
    String text = piece.text();
    boolean loose = !delimited && Loose.isLoose(text, after.startsWith("|"));
    boolean enclose = loose ? random.nextInt(100) < 94 : random.nextInt(100) < 2;
    return enclose ? Piece.of(Kind.EXPRESSION, "(", piece, ")") : piece;
  }

  /** Signs for whitespace control on some tags. */
  private String controlled(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == '{' && "{%#".indexOf(next) >= 0 && i + 1 < text.length()) {
        result.append(c).append(next).append(sign(next));
        i++;
      } else if ("}%#".indexOf(c) >= 0 && next == '}') {
        result.append(sign(c).equals("-") ? "-" : "").append(c).append(next);
        i++;
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private String sign(char tag) {
    int chance = random.nextInt(100);
    return chance < 8 ? "-" : chance < 10 && tag == '%' ? "+" : "";
  }

  private String spaced(String text) {
    return random.nextInt(60) == 0 ? text.replace(" ", random.nextBoolean() ? "  " : "\n") : text;
  }
}
