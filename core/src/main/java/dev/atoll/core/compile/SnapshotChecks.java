package dev.atoll.core.compile;

import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Configs of a snapshot that do not go together
 * (https://docs.getdbt.com/reference/snapshot-configs): found before history is written.
 */
final class SnapshotChecks {
  /** A snapshot whose configs do not say how it is to be taken. */
  static final String INCOMPLETE = "A428";

  private static final String STRATEGY = "strategy";
  private static final String CHECK_COLS = "check_cols";
  private static final String UPDATED_AT = "updated_at";
  private static final String COLUMN_NAMES = "snapshot_meta_column_names";
  private static final List<String> COLUMNS =
      List.of("dbt_valid_from", "dbt_valid_to", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted");

  private final MacroLibrary macros;
  private final ConfigPlaces places;

  SnapshotChecks(MacroLibrary macros, ConfigPlaces places) {
    this.macros = macros;
    this.places = places;
  }

  List<Problem> of(Draft draft) {
    List<Problem> problems = new ArrayList<>();
    NodeConfig config = draft.facts().config();
    if (config.value("unique_key") == null) {
      problems.add(missing(draft, "unique_key", "add 'unique_key: id'"));
    }
    Optional<String> strategy = config.text(STRATEGY);
    if (strategy.isEmpty()) {
      problems.add(missing(draft, STRATEGY, "add 'strategy: timestamp', or 'strategy: check'"));
    } else if (strategy.get().equals("check")) {
      checked(draft, problems);
    } else if (strategy.get().equals("timestamp")) {
      timed(draft, problems);
    } else if (macros.overridable("snapshot_" + strategy.get() + "_strategy").isEmpty()) {
      problems.add(unknown(draft, strategy.get()));
    }
    deletes(draft, problems);
    columnNames(draft, problems);
    return problems;
  }

  private void checked(Draft draft, List<Problem> problems) {
    Object columns = draft.facts().config().value(CHECK_COLS);
    if (columns == null || (columns instanceof List<?> list && list.isEmpty())) {
      problems.add(missing(draft, CHECK_COLS, "add 'check_cols: all', or 'check_cols: [a, b]'"));
    } else if (!(columns instanceof List<?>) && !columns.equals("all")) {
      problems.add(
          wrong(
              places.of(draft, CHECK_COLS),
              "check_cols of snapshot '" + draft.facts().name() + "' cannot be '" + columns + "'",
              "",
              "write 'all', or a list of columns"));
    }
  }

  private void timed(Draft draft, List<Problem> problems) {
    if (draft.facts().config().value(UPDATED_AT) == null) {
      problems.add(
          missing(draft, UPDATED_AT, "add 'updated_at: …', with the column that says when"));
    }
    if (draft.facts().config().value(CHECK_COLS) != null) {
      problems.add(
          wrong(
              places.of(draft, CHECK_COLS),
              "snapshot '" + draft.facts().name() + "' has check_cols and the strategy timestamp",
              "check_cols belongs to the strategy check",
              "remove it, or write 'strategy: check'"));
    }
  }

  private void deletes(Draft draft, List<Problem> problems) {
    NodeConfig config = draft.facts().config();
    if (config.value("hard_deletes") != null && config.value("invalidate_hard_deletes") != null) {
      problems.add(
          wrong(
              places.of(draft, "invalidate_hard_deletes"),
              "snapshot '" + draft.facts().name() + "' says twice what becomes of deleted rows",
              "invalidate_hard_deletes is the old name of 'hard_deletes: invalidate'",
              "keep hard_deletes"));
    }
  }

  private void columnNames(Draft draft, List<Problem> problems) {
    for (String name : draft.facts().config().map(COLUMN_NAMES).keySet()) {
      if (!COLUMNS.contains(name)) {
        problems.add(
            wrong(
                places.of(draft, COLUMN_NAMES),
                "snapshots have no column '" + name + "' to rename",
                "there are: " + String.join(", ", COLUMNS),
                Nearest.suggestion(name, COLUMNS, "use one of these")));
      }
    }
  }

  private Problem unknown(Draft draft, String strategy) {
    return wrong(
        places.of(draft, STRATEGY),
        "there is no snapshot strategy '" + strategy + "'",
        "neither dbt nor the project has a macro snapshot_" + strategy + "_strategy",
        Nearest.suggestion(
            strategy,
            List.of("timestamp", "check"),
            "use timestamp or check, or write that macro"));
  }

  private Problem missing(Draft draft, String config, String mend) {
    return wrong(
        draft.facts().place(),
        "snapshot '" + draft.facts().name() + "' has no " + config,
        "without it nothing says which rows changed",
        mend);
  }

  private static Problem wrong(Place place, String message, String cause, String mend) {
    return Problem.error(INCOMPLETE, place, message, cause, mend);
  }
}
