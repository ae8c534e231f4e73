package dev.atoll.core.parse;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the blocks that dbt takes out of a file: {@code {% macro %}}, {@code {% docs %}} and so on.
 * Works on tags alone, so that what stands around the blocks need not be a template, and one broken
 * block does not hide the others.
 */
final class BlockScanner {
  /**
   * A block at the top of a file.
   *
   * @param tag the word that opens it
   * @param name the word after it
   * @param start offset of its first character
   * @param bodyStart offset after the opening tag
   * @param bodyEnd offset of the closing tag
   * @param end offset after the closing tag
   */
  record Block(String tag, String name, int start, int bodyStart, int bodyEnd, int end) {}

  private static final Pattern TAG = Pattern.compile("\\{%[-+]?\\s*([A-Za-z_]\\w*)");
  private static final Pattern NAME = Pattern.compile("\\s+([A-Za-z_]\\w*)");
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");
  private static final Set<String> CONTROL = Set.of("if", "for");
  private static final Set<String> END_CONTROL = Set.of("endif", "endfor");

  private final String text;
  private final LineIndex lines;
  private final Set<String> wanted;
  private final Problems problems;
  private final List<Block> found = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /** Whether the block that is being read holds another, and so is no template. */
  private boolean nested;

  /** An if or a for around blocks. */
  private record Open(String word, int start) {}

  private BlockScanner(String file, String text, Set<String> wanted, Problems problems) {
    this.text = text;
    this.lines = new LineIndex(file, text);
    this.wanted = wanted;
    this.problems = problems;
  }

  /** The blocks of a text whose tag is wanted, in order. */
  static List<Block> scan(String file, String text, Set<String> wanted, Problems problems) {
    BlockScanner scanner = new BlockScanner(file, text, wanted, problems);
    for (int at = 0; at >= 0; ) {
      at = scanner.next(at);
    }
    for (Open left : scanner.open) {
      scanner.problem(
          left.start,
          "'{% " + left.word + " %}' is never closed",
          "blocks are looked for outside of it",
          "write {% end" + left.word + " %}, or remove it");
    }
    return List.copyOf(scanner.found);
  }

  /** Takes what begins at the next brace; gives where to go on, or -1 at the end. */
  private int next(int from) {
    int brace = text.indexOf('{', from);
    if (brace < 0 || brace + 1 >= text.length()) {
      return -1;
    }
    return switch (text.charAt(brace + 1)) {
      case '#' -> after("#}", brace + 2);
      case '{' -> closing("}}", brace + 2);
      case '%' -> tag(brace);
      default -> brace + 1;
    };
  }

  private int tag(int start) {
    Matcher tag = TAG.matcher(text);
    if (!tag.region(start, text.length()).lookingAt()) {
      return start + 2;
    }
    String word = tag.group(1);
    int end = closing("%}", tag.end());
    if (word.equals("raw")) {
      return afterRaw(end);
    }
    if (wanted.contains(word)) {
      return block(word, start, tag.end(), end);
    }
    if (CONTROL.contains(word)) {
      open.push(new Open(word, start));
    } else if (END_CONTROL.contains(word)) {
      close(word, start);
    }
    return end;
  }

  private void close(String word, int start) {
    Open innermost = open.peek();
    if (innermost != null && word.equals("end" + innermost.word)) {
      open.pop();
      return;
    }
    problem(
        start,
        "'{% " + word + " %}' closes nothing",
        innermost == null
            ? "no block is open here"
            : "the innermost open block is '{% " + innermost.word + " %}'",
        "check the nesting");
  }

  private int block(String tag, int start, int afterWord, int bodyStart) {
    Matcher name = NAME.matcher(text);
    if (!name.region(afterWord, text.length()).lookingAt()) {
      problem(start, "'" + tag + "' block without a name", "", "write {% " + tag + " name … %}");
      return bodyStart;
    }
    Matcher close = closing(tag);
    nested = false;
    int at = endOfBody(close, bodyStart, tag + "' block '" + name.group(1));
    if (at < 0) {
      problem(
          start,
          "'" + tag + "' block '" + name.group(1) + "' is never closed",
          "",
          "write {% end" + tag + " %} after its text");
      return text.length();
    }
    if (!open.isEmpty()) {
      problem(
          start,
          "'" + tag + "' block '" + name.group(1) + "' stands inside an if or a for",
          "blocks are taken out of a file before anything in it runs",
          "move it to the top of the file, and put the condition inside it");
    } else if (!nested) {
      found.add(new Block(tag, name.group(1), start, bodyStart, at, close.end()));
    }
    return close.end();
  }

  /**
   * Looks for the closing tag outside of comments, raw blocks, and strings of other tags.
   *
   * @param outer the block, for what stands inside and must not
   */
  private int endOfBody(Matcher close, int bodyStart, String outer) {
    for (int at = text.indexOf('{', bodyStart); at >= 0; at = text.indexOf('{', at)) {
      if (close.region(at, text.length()).lookingAt()) {
        return at;
      }
      at = past(at, outer);
    }
    return -1;
  }

  /** After the comment, the expression, the raw block or the tag that begins at a brace. */
  private int past(int brace, String outer) {
    if (text.startsWith("{#", brace)) {
      return after("#}", brace + 2);
    }
    if (text.startsWith("{{", brace)) {
      return closing("}}", brace + 2);
    }
    Matcher tag = TAG.matcher(text).region(brace, text.length());
    if (!tag.lookingAt()) {
      return brace + 1;
    }
    int end = closing("%}", tag.end());
    return wanted.contains(tag.group(1))
        ? inside(tag.group(1), brace, end, outer)
        : tag.group(1).equals("raw") ? afterRaw(end) : end;
  }

  private int inside(String tag, int start, int bodyStart, String outer) {
    nested = true;
    problem(
        start,
        "a '" + tag + "' block stands inside the '" + outer + "'",
        "blocks stand side by side",
        "close the outer block before it");
    Matcher close = closing(tag);
    return close.find(bodyStart) ? close.end() : bodyStart;
  }

  private Matcher closing(String tag) {
    return Pattern.compile("\\{%[-+]?\\s*end" + tag + "\\s*[-+]?%\\}").matcher(text);
  }

  private int afterRaw(int from) {
    Matcher close = END_RAW.matcher(text);
    return close.find(from) ? close.end() : text.length();
  }

  private int after(String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? from : at + end.length();
  }

  /**
   * After the closing mark, which does not count inside quotes; the end of the text without one.
   */
  private int closing(String mark, int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (text.startsWith(mark, i)) {
        return i + mark.length();
      } else if (text.startsWith("{%", i) || text.startsWith("{{", i)) {
        break;
      }
    }
    // Prose may hold braces and apostrophes that are no template: go on just behind them.
    return from;
  }

  private void problem(int offset, String message, String cause, String mend) {
    Place place = lines.place(offset);
    problems.add(Problem.error(ParseCodes.BAD_BLOCK, place, message, cause, mend));
  }
}
