package dev.atoll.core.parse;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.Locale;
import java.util.stream.Collectors;

/** Problems as the tests write them down. */
final class ProblemText {
  private ProblemText() {}

  static String of(Problems problems) {
    return problems.sorted().stream().map(ProblemText::of).collect(Collectors.joining());
  }

  private static String of(Problem problem) {
    String place = problem.place().map(where -> where + ": ").orElse("");
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    String cause = problem.cause().isEmpty() ? "" : "  cause: " + problem.cause() + "\n";
    return place
        + severity
        + "["
        + problem.code()
        + "]: "
        + problem.message()
        + "\n"
        + cause
        + "  mend:  "
        + problem.mend()
        + "\n";
  }
}
