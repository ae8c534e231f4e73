package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.engine.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Compares what a model made of made-up rows with what was expected; order means nothing. */
final class UnitTestVerdict {
  /** A unit test whose model made other rows than expected. */
  static final String FAILED = "A730";

  private static final int SHOWN = 20;

  private UnitTestVerdict() {}

  /**
   * The verdict.
   *
   * @param table rows of both sides, the side in the last column
   */
  static Attempt of(Node.UnitTest test, Optional<ResultTable> table) {
    List<List<@Nullable Object>> rows = table.map(ResultTable::rows).orElse(List.of());
    List<String> actual = side(rows, "actual");
    List<String> expected = side(rows, "expected");
    List<String> missing = without(expected, actual);
    List<String> surplus = without(actual, expected);
    if (missing.isEmpty() && surplus.isEmpty()) {
      return new Attempt(
          Reason.PASSED, Optional.empty(), "", OptionalLong.empty(), OptionalLong.of(0));
    }
    StringJoiner shown = new StringJoiner("\n");
    shown.add("  " + header(table).replaceFirst(" \\| [^|]*$", ""));
    add(shown, "- ", missing);
    add(shown, "+ ", surplus);
    Problem problem =
        Problem.error(
            FAILED,
            test.facts().place(),
            "unit test " + test.name() + ": the model made other rows than expected",
            "- expected, + actual\n" + shown,
            "mend the model, or what the test expects");
    return new Attempt(
        Reason.TEST_FAILED,
        Optional.of(problem),
        "actual differs from expected:\n\n" + shown,
        OptionalLong.empty(),
        OptionalLong.of(1));
  }

  private static String header(Optional<ResultTable> table) {
    StringJoiner names = new StringJoiner(" | ");
    table.ifPresent(found -> found.columns().forEach(column -> names.add(column.name())));
    return names.toString();
  }

  private static List<String> side(List<List<@Nullable Object>> rows, String side) {
    List<String> found = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (side.equals(row.getLast())) {
        StringJoiner values = new StringJoiner(" | ");
        row.subList(0, row.size() - 1).forEach(value -> values.add(text(value)));
        found.add(values.toString());
      }
    }
    return found;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case java.math.BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case String text -> "'" + text + "'";
      case Object other -> other.toString();
    };
  }

  /** What is left of the first list when each element of the second has taken one of its equals. */
  private static List<String> without(List<String> all, List<String> taken) {
    List<String> left = new ArrayList<>(all);
    taken.forEach(left::remove);
    return left;
  }

  private static void add(StringJoiner shown, String sign, List<String> rows) {
    rows.stream().limit(SHOWN).forEach(row -> shown.add(sign + row));
    if (rows.size() > SHOWN) {
      shown.add(sign + "… and " + (rows.size() - SHOWN) + " more");
    }
  }
}
