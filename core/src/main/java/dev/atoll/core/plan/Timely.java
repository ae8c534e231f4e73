package dev.atoll.core.plan;

import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.core.dbt.GeneralFunctions;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the same SQL over the same rows may give something else at another time. */
final class Timely {
  /** Clocks, chance, and what reads from outside the database. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\\b"
              + "|\\b(now|today|getdate|sysdate|random|rand|uuid|gen_random_uuid|nextval|clock_timestamp"
              + "|statement_timestamp|transaction_timestamp|get_current_timestamp|get_current_time"
              + "|read_csv|read_csv_auto|read_parquet|read_json|read_json_auto|read_text|read_blob|glob"
              + "|dblink|pg_read_file)\\s*\\(");

  /** Flags that are otherwise at the next call without anything having changed. */
  private static final Set<String> OF_A_CALL =
      Set.of(FlagsValue.ARGUMENTS, "WHICH", "FULL_REFRESH");

  private Timely() {}

  /** What of the run itself the SQL holds: its id, its start, how it was called. */
  static Optional<String> ofRun(List<Read> reads) {
    return reads.stream()
        .map(Read::question)
        .filter(Question.Named.class::isInstance)
        .map(Question.Named.class::cast)
        .filter(
            named ->
                named.kind().equals(GeneralFunctions.RUN)
                    || (named.kind().equals(FlagsValue.KIND) && OF_A_CALL.contains(named.name())))
        .map(Question.Named::name)
        .findFirst();
  }

  /** What makes it so; empty when nothing that is known does. */
  static Optional<String> in(String sql) {
    Matcher word = WORDS.matcher(sql.toLowerCase(Locale.ROOT));
    return word.find()
        ? Optional.of(word.group(1) == null ? word.group(2) + "()" : word.group(1))
        : Optional.empty();
  }
}
