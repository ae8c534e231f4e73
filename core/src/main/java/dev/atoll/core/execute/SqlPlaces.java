package dev.atoll.core.execute;

import dev.atoll.core.compile.NodeFacts;
import dev.atoll.domain.Place;
import dev.atoll.engine.EngineException.Position;
import java.util.List;
import java.util.Optional;

/**
 * Leads from a place in SQL that an engine was given back to a line of the model. The line is found
 * by its text, since a template can move lines; where no line of the model reads like it, the lines
 * around it that do tell where it is.
 */
final class SqlPlaces {
  private SqlPlaces() {}

  /** A line and column of the compiled SQL; both 1-based. */
  record Spot(int line, int column) {}

  /** The place in the compiled SQL; empty when the error lies in what was put around it. */
  static Optional<Spot> inCompiled(String compiled, String executed, Position position) {
    String body = compiled.strip();
    int start = executed.indexOf(body);
    if (start < 0 || body.isEmpty()) {
      return Optional.empty();
    }
    int offset = offset(executed, position.line(), position.column());
    if (offset < start || offset > start + body.length()) {
      return Optional.empty();
    }
    int inCompiled = compiled.indexOf(body) + (offset - start);
    String before = compiled.substring(0, Math.min(inCompiled, compiled.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return Optional.of(new Spot(line, before.length() - before.lastIndexOf('\n')));
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line && start >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }

  /** The place in the model's own file. */
  static Place inModel(NodeFacts facts, String compiled, Optional<Spot> spot) {
    if (spot.isEmpty() || facts.place().line() > 1 || facts.code().isEmpty() || isWrapped(facts)) {
      return facts.place();
    }
    List<String> source = facts.code().lines().toList();
    List<String> text = compiled.lines().toList();
    int line = Math.min(spot.get().line(), text.size());
    int found = found(source, text, line);
    if (found > 0) {
      String wanted = text.get(line - 1);
      int shift = indent(source.get(found - 1)) - indent(wanted);
      int column = Math.max(1, spot.get().column() + shift);
      int length = word(wanted, spot.get().column() - 1);
      return Place.of(facts.place().file(), found, column).withLength(length);
    }
    int between = between(source, text, line);
    return between > 0 ? Place.of(facts.place().file(), between, 0) : facts.place();
  }

  /** What an overlay puts around a model has lines that the model's file does not have. */
  private static boolean isWrapped(NodeFacts facts) {
    return facts
        .template()
        .filter(template -> !template.source().name().equals(facts.place().file()))
        .isPresent();
  }

  /** The line of the source that reads like a line of the text; 0 when there is none. */
  private static int found(List<String> source, List<String> text, int line) {
    if (line < 1 || line > text.size()) {
      return 0;
    }
    String wanted = text.get(line - 1).strip();
    return wanted.isEmpty() ? 0 : Math.max(0, nearest(source, wanted, line));
  }

  /**
   * The line of a line that the template made: as far below the last line that reads alike, where
   * the next one that does shows that no line was added or taken away; otherwise the first below.
   */
  private static int between(List<String> source, List<String> text, int line) {
    int above = line - 1;
    while (above > 0 && found(source, text, above) == 0) {
      above--;
    }
    int below = line + 1;
    while (below <= text.size() && found(source, text, below) == 0) {
      below++;
    }
    int start = above > 0 ? found(source, text, above) : 0;
    int end = below <= text.size() ? found(source, text, below) : source.size() + 1;
    boolean even = end - start == Math.min(below, text.size() + 1) - above;
    int guess = even ? start + line - above : start + 1;
    return guess <= source.size() ? guess : start;
  }

  /** Characters of the word at an offset; 1 where no word is. */
  private static int word(String line, int offset) {
    int end = Math.max(0, offset);
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    return Math.max(1, end - offset);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int nearest(List<String> source, String wanted, int near) {
    int best = -1;
    for (int i = 1; i <= source.size(); i++) {
      if (source.get(i - 1).strip().equals(wanted)
          && (best < 0 || Math.abs(i - near) < Math.abs(best - near))) {
        best = i;
      }
    }
    return best;
  }
}
