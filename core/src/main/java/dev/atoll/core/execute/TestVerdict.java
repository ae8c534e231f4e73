package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a data test mean: {@code severity}, {@code warn_if} and {@code error_if}
 * (https://docs.getdbt.com/reference/resource-configs/severity).
 */
final class TestVerdict {
  /** A data test that failed. */
  static final String FAILED = "A720";

  /** A data test that warned. */
  static final String WARNED = "A721";

  private static final Set<String> YES = Set.of("y", "yes", "t", "true", "on", "1");
  private static final Set<String> NO = Set.of("n", "no", "f", "false", "off", "0");

  private TestVerdict() {}

  /**
   * The verdict.
   *
   * @param row failures, should_warn, should_error
   */
  static Attempt of(Node.Test test, List<@Nullable Object> row) {
    for (int i = 1; i <= 2; i++) {
      if (row.size() <= i || !isTruth(row.get(i))) {
        throw new ProblemException(
            Failures.noVerdict(test, row.size() <= i ? "nothing" : "'" + row.get(i) + "'"));
      }
    }
    long failures = row.getFirst() instanceof Number number ? number.longValue() : 0;
    boolean warns = truth(row.get(1));
    boolean errors = truth(row.get(2));
    String severity = test.config().text("severity").orElse("ERROR").toUpperCase(Locale.ROOT);
    if (severity.equals("ERROR") && errors) {
      return verdict(test, failures, Reason.TEST_FAILED, FAILED, "error_if");
    }
    if (warns) {
      return verdict(test, failures, Reason.WARNED, WARNED, "warn_if");
    }
    // As in dbt, rows that neither error nor warn are no failures.
    return new Attempt(
        Reason.PASSED, Optional.empty(), "", OptionalLong.empty(), OptionalLong.of(0));
  }

  private static boolean truth(@Nullable Object value) {
    return switch (value) {
      case Boolean bool -> bool;
      case Number number -> number.longValue() != 0;
      case String text -> YES.contains(text.toLowerCase(Locale.ROOT));
      case null, default -> false;
    };
  }

  /** A project's own get_test_sql may give anything; what is no yes or no must not pass. */
  private static boolean isTruth(@Nullable Object value) {
    return !(value instanceof String text)
        || YES.contains(text.toLowerCase(Locale.ROOT))
        || NO.contains(text.toLowerCase(Locale.ROOT));
  }

  private static Attempt verdict(
      Node.Test test, long failures, Reason reason, String code, String configured) {
    String bound = test.config().text(configured).orElse("!= 0");
    String message =
        "Got "
            + failures
            + (failures == 1 ? " result" : " results")
            + ", configured to "
            + (reason == Reason.WARNED ? "warn" : "fail")
            + " if "
            + bound;
    Problem problem =
        new Problem(
            code,
            reason == Reason.WARNED ? Severity.WARNING : Severity.ERROR,
            Optional.of(test.facts().place()),
            "data test " + test.name() + " found rows it should not",
            message,
            "look at the rows with the compiled SQL, then mend the data or the test",
            List.of(),
            List.of());
    return new Attempt(
        reason, Optional.of(problem), message, OptionalLong.empty(), OptionalLong.of(failures));
  }
}
