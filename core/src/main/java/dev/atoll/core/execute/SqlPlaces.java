package dev.atoll.core.execute;

import dev.atoll.core.compile.NodeFacts;
import dev.atoll.domain.Place;
import dev.atoll.engine.EngineException.Position;
import java.util.List;
import java.util.Optional;

/**
 * Leads from a place in SQL that an engine was given back to a line of the model. The line is found
 * by its text, since a template can move lines; where no line of the model reads like it, the
 * nearest one above does.
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
    if (spot.isEmpty() || facts.place().line() > 1 || facts.code().isEmpty()) {
      return facts.place();
    }
    List<String> source = facts.code().lines().toList();
    List<String> text = compiled.lines().toList();
    for (int line = Math.min(spot.get().line(), text.size()); line >= 1; line--) {
      String wanted = text.get(line - 1).strip();
      int found = wanted.isEmpty() ? -1 : nearest(source, wanted, line);
      if (found > 0) {
        boolean exact = line == spot.get().line();
        int shift = exact ? indent(source.get(found - 1)) - indent(text.get(line - 1)) : 0;
        int column = exact ? Math.max(1, spot.get().column() + shift) : 0;
        return Place.of(facts.place().file(), found, column);
      }
    }
    return facts.place();
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
