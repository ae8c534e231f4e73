package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeSet;

/** What is read from the ledger. */
final class LedgerQueries {
  private final Store store;

  LedgerQueries(Store store) {
    this.store = store;
  }

  List<RunRecord> latest(int limit) throws SQLException {
    try (PreparedStatement statement =
        store.prepare("select * from run order by started desc, id desc limit ?")) {
      statement.setInt(1, limit);
      return runs(statement);
    }
  }

  /** At most two of the runs whose ids begin so. */
  List<RunRecord> beginning(String id) throws SQLException {
    try (PreparedStatement statement =
        store.prepare("select * from run where substr(id, 1, length(?)) = ? order by id limit 2")) {
      statement.setString(1, id);
      statement.setString(2, id);
      return id.isEmpty() ? List.of() : runs(statement);
    }
  }

  Optional<String> plan(RunId id) throws SQLException {
    try (PreparedStatement statement = store.prepare("select plan from run_plan where run = ?")) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** A ledger that cannot be written may be older than the table. */
  RunTerms terms(RunId id) throws SQLException {
    if (!store.has("run_terms")) {
      return RunTerms.UNKNOWN;
    }
    try (PreparedStatement statement =
        store.prepare("select marking, options, resumes from run_terms where run = ?")) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? new RunTerms(
                RunTerms.Marking.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                LedgerJson.texts(rows.getString(2)),
                Optional.of(rows.getString(3)).filter(run -> !run.isEmpty()).map(RunId::new))
            : RunTerms.UNKNOWN;
      }
    }
  }

  /** A run and those that resume it. */
  List<RunRecord> family(String id) throws SQLException {
    try (PreparedStatement statement =
        store.prepare(
            "select * from run where id = ? or id in (select run from run_terms where resumes = ?)")) {
      statement.setString(1, id);
      statement.setString(2, id);
      return runs(statement);
    }
  }

  /** The runs that began after one and had steps planned for a tenant, oldest first. */
  List<RunRecord> after(RunRecord run, String tenant) throws SQLException {
    try (PreparedStatement statement =
        store.prepare(
            "select * from run where started > ? and id in"
                + " (select run from run_steps where tenant = ?) order by started")) {
      statement.setLong(1, Micros.of(run.started()));
      statement.setString(2, tenant);
      return runs(statement);
    }
  }

  List<StepRecord> steps(RunId id) throws SQLException {
    List<StepRecord> steps = new ArrayList<>();
    try (PreparedStatement statement =
        store.prepare("select * from step where run = ? order by tenant, started, rowid")) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          steps.add(step(rows));
        }
      }
    }
    return steps;
  }

  List<TenantRecord> tenants(RunId id) throws SQLException {
    List<TenantRecord> tenants = new ArrayList<>();
    try (PreparedStatement statement =
        store.prepare("select * from tenant where run = ? order by rowid")) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tenants.add(tenant(rows));
        }
      }
    }
    return tenants;
  }

  SequencedMap<Reason, Long> reasons(RunId id) throws SQLException {
    Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    try (PreparedStatement statement =
        store.prepare("select reason, count(*) from step where run = ? group by reason")) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(Reason.of(rows.getString(1)), rows.getLong(2));
        }
      }
    }
    return Ordered.map(counts);
  }

  List<FailureGroup> failures(RunId id) throws SQLException {
    record Same(Reason reason, String code, String message) {}
    Map<Same, List<StepRecord>> groups = new LinkedHashMap<>();
    for (StepRecord step : steps(id)) {
      if (step.reason().kind() == Reason.Kind.FAILED) {
        String code = step.problem().map(Problem::code).orElse("");
        String message = step.problem().map(Problem::message).orElse("");
        groups
            .computeIfAbsent(new Same(step.reason(), code, message), same -> new ArrayList<>())
            .add(step);
      }
    }
    return groups.values().stream()
        .map(LedgerQueries::group)
        .sorted(Comparator.comparingInt(FailureGroup::steps).reversed())
        .toList();
  }

  private static FailureGroup group(List<StepRecord> steps) {
    StepRecord first = steps.getFirst();
    return new FailureGroup(
        first.reason(), first.problem(), nodes(steps), tenants(steps), steps.size());
  }

  private static List<String> nodes(List<StepRecord> steps) {
    TreeSet<String> nodes = new TreeSet<>();
    steps.forEach(step -> nodes.add(step.node().id()));
    return List.copyOf(nodes);
  }

  private static List<TenantId> tenants(List<StepRecord> steps) {
    TreeSet<TenantId> tenants = new TreeSet<>();
    steps.forEach(step -> tenants.add(step.tenant()));
    return List.copyOf(tenants);
  }

  private List<RunRecord> runs(PreparedStatement statement) throws SQLException {
    List<RunRecord> runs = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        runs.add(run(rows));
      }
    }
    return runs;
  }

  private RunRecord run(ResultSet row) throws SQLException {
    RunProcess process =
        new RunProcess(row.getString("host"), row.getLong("pid"), instant(row, "process_started"));
    RunState stored = RunState.of(row.getString("state"));
    RunId id = new RunId(row.getString("id"));
    return new RunRecord(
        id,
        request(row),
        row.getString("started_by"),
        process,
        stored == RunState.RUNNING && store.isGone(id, process) ? RunState.LOST : stored,
        Micros.instant(row.getLong("started")),
        instant(row, "ended"));
  }

  private static RunRecord.Request request(ResultSet row) throws SQLException {
    return new RunRecord.Request(
        row.getString("verb"),
        LedgerJson.texts(row.getString("arguments")),
        row.getString("fleet"),
        row.getString("shape"),
        row.getString("environment"),
        row.getInt("tenants"),
        row.getString("vars"),
        row.getString("target_path"));
  }

  private static TenantRecord tenant(ResultSet row) throws SQLException {
    return new TenantRecord(
        new RunId(row.getString("run")),
        new TenantId(row.getString("tenant")),
        LedgerJson.textMap(row.getString("labels")),
        Micros.instant(row.getLong("started")),
        Micros.instant(row.getLong("ended")),
        problem(row));
  }

  private static StepRecord step(ResultSet row) throws SQLException {
    return new StepRecord(
        new RunId(row.getString("run")),
        new TenantId(row.getString("tenant")),
        new StepRecord.Node(
            row.getString("node"),
            row.getString("name"),
            row.getString("resource_type"),
            row.getString("materialized"),
            row.getString("relation")),
        Reason.of(row.getString("reason")),
        Micros.instant(row.getLong("started")),
        Micros.instant(row.getLong("ended")),
        new StepRecord.Counts(
            number(row, "rows_in"), number(row, "rows_out"), number(row, "failures")),
        problem(row),
        row.getString("compiled"));
  }

  private static Optional<Problem> problem(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("problem")).map(LedgerJson::read);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
