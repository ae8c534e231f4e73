package dev.atoll.jinja.fuzz;

import dev.atoll.jinja.fuzz.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a template smaller as long as it keeps a property. */
final class Minimiser {
  private static final int MAX_TRIES = 600;
  private static final List<String> SIMPLE = List.of("1", "'a'", "[]", "one", "2.5", "none");

  private final Predicate<String> property;
  private int tries;

  Minimiser(Predicate<String> property) {
    this.property = property;
  }

  String smallest(Piece template) {
    Piece at = template;
    while (true) {
      Piece smaller = smaller(at);
      if (smaller == null) {
        return at.text();
      }
      at = smaller;
    }
  }

  private @Nullable Piece smaller(Piece whole) {
    for (Piece candidate : candidates(whole)) {
      if (candidate.text().length() < whole.text().length()
          && tries++ < MAX_TRIES
          && property.test(candidate.text())) {
        return candidate;
      }
    }
    return null;
  }

  /** The same template with one piece replaced by something smaller, big changes first. */
  private static List<Piece> candidates(Piece whole) {
    List<Piece> result = new ArrayList<>();
    if (whole.kind() == Kind.STATEMENT) {
      result.addAll(whole.below(Kind.STATEMENT));
    }
    for (int i = 0; i < whole.parts().size(); i++) {
      if (whole.parts().get(i) instanceof Piece child) {
        for (Piece other : replacements(child)) {
          result.add(whole.with(i, other));
        }
      }
    }
    for (int i = 0; i < whole.parts().size(); i++) {
      if (whole.parts().get(i) instanceof Piece child) {
        for (Piece other : candidates(child)) {
          result.add(whole.with(i, other));
        }
      }
    }
    return result;
  }

  private static List<Piece> replacements(Piece child) {
    List<Piece> result = new ArrayList<>();
    switch (child.kind()) {
      case STATEMENT -> {
        result.add(Piece.of(Kind.STATEMENT));
        result.addAll(child.below(Kind.STATEMENT));
      }
      case EXPRESSION -> {
        SIMPLE.forEach(simple -> result.add(Piece.of(Kind.EXPRESSION, simple)));
        result.addAll(child.below(Kind.EXPRESSION));
      }
      case PART -> {}
    }
    return result;
  }
}
