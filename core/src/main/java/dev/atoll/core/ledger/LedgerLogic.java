package dev.atoll.core.ledger;

import dev.atoll.domain.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * What the steps of runs were planned from. A list of steps is kept once, whoever has it and in
 * however many runs. Transactions are the caller's.
 */
final class LedgerLogic {
  private static final String LISTS = "step_list";
  private static final String SETTINGS = "setting_reads";

  private final Store store;

  LedgerLogic(Store store) {
    this.store = store;
  }

  void put(RunId run, RunLogic logic) throws SQLException {
    for (Map.Entry<String, SequencedMap<String, StepLogic>> list : logic.steps().entrySet()) {
      keep(LISTS, list.getKey(), () -> LedgerJson.writeRows(rows(list.getValue())));
    }
    for (Map.Entry<String, SequencedMap<String, String>> read : logic.settings().entrySet()) {
      keep(SETTINGS, read.getKey(), () -> LedgerJson.write(read.getValue()));
    }
    try (PreparedStatement insert = store.prepare("insert into run_steps values (?,?,?,?)")) {
      Map<String, Long> left = new HashMap<>();
      logic.steps().forEach((list, steps) -> left.put(list, left(steps)));
      for (Map.Entry<TenantId, String> tenant : logic.lists().entrySet()) {
        insert.setString(1, run.value());
        insert.setString(2, tenant.getKey().value());
        insert.setString(3, tenant.getValue());
        insert.setLong(4, left.getOrDefault(tenant.getValue(), 0L));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static long left(SequencedMap<String, StepLogic> steps) {
    return steps.values().stream().filter(step -> step.fate() == StepLogic.Fate.LEFT_OUT).count();
  }

  /** How many steps of a run were left out, over all tenants. */
  long leftOut(RunId run) throws SQLException {
    if (!store.has("run_steps")) {
      return 0;
    }
    try (PreparedStatement select =
        store.prepare("select coalesce(sum(left_out), 0) from run_steps where run = ?")) {
      select.setString(1, run.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static SequencedMap<String, List<String>> rows(SequencedMap<String, StepLogic> steps) {
    SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
    steps.forEach(
        (node, step) ->
            rows.put(
                node,
                List.of(
                    step.name(),
                    step.materialized(),
                    step.fate().code(),
                    step.reason(),
                    step.code(),
                    step.config(),
                    step.settings(),
                    step.upstream(),
                    step.sql())));
    return rows;
  }

  private void keep(String table, String hash, Supplier<String> text) throws SQLException {
    if (text(table, hash).isPresent()) {
      return;
    }
    try (PreparedStatement insert = store.prepare("insert into " + table + " values (?,?)")) {
      insert.setString(1, hash);
      insert.setString(2, text.get());
      insert.executeUpdate();
    }
  }

  private Optional<String> text(String table, String hash) throws SQLException {
    try (PreparedStatement select =
        store.prepare("select content from " + table + " where hash = ?")) {
      select.setString(1, hash);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  RunLogic of(RunId run) throws SQLException {
    // A ledger that cannot be written may be older than the table.
    if (!store.has("run_steps")) {
      return RunLogic.UNKNOWN;
    }
    SequencedMap<TenantId, String> lists = lists(run);
    SequencedMap<String, SequencedMap<String, StepLogic>> steps = new LinkedHashMap<>();
    SequencedMap<String, SequencedMap<String, String>> settings = new LinkedHashMap<>();
    for (String list : lists.values()) {
      if (!steps.containsKey(list)) {
        steps.put(list, steps(text(LISTS, list).orElse("{}")));
      }
    }
    for (SequencedMap<String, StepLogic> list : steps.values()) {
      for (StepLogic step : list.values()) {
        if (!step.settings().isEmpty() && !settings.containsKey(step.settings())) {
          settings.put(
              step.settings(), LedgerJson.textMap(text(SETTINGS, step.settings()).orElse("{}")));
        }
      }
    }
    return new RunLogic(lists, steps, settings);
  }

  private SequencedMap<TenantId, String> lists(RunId run) throws SQLException {
    SequencedMap<TenantId, String> lists = new LinkedHashMap<>();
    try (PreparedStatement select =
        store.prepare("select tenant, list from run_steps where run = ? order by rowid")) {
      select.setString(1, run.value());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lists.put(new TenantId(rows.getString(1)), rows.getString(2));
        }
      }
    }
    return lists;
  }

  private static SequencedMap<String, StepLogic> steps(String text) {
    SequencedMap<String, StepLogic> steps = new LinkedHashMap<>();
    LedgerJson.rows(text)
        .forEach(
            (node, row) ->
                steps.put(
                    node,
                    new StepLogic(
                        row.get(0),
                        row.get(1),
                        StepLogic.Fate.of(row.get(2)),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8))));
    return steps;
  }
}
