package dev.atoll.core.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is written to the ledger; transactions are the caller's. */
final class LedgerWrites {
  private final Store store;

  LedgerWrites(Store store) {
    this.store = store;
  }

  void run(RunRecord run) throws SQLException {
    insert(
        "insert into run values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,null)",
        run.id().value(),
        run.request().verb(),
        LedgerJson.write(run.request().arguments()),
        run.request().fleet(),
        run.request().shape(),
        run.request().environment(),
        run.request().tenants(),
        run.request().vars(),
        run.request().targetPath(),
        run.startedBy(),
        run.process().host(),
        run.process().pid(),
        run.process().started().map(Micros::of).orElse(null),
        run.state().code(),
        Micros.of(run.started()));
  }

  void tenant(TenantRecord tenant) throws SQLException {
    insert(
        "insert into tenant values (?,?,?,?,?,?)",
        tenant.run().value(),
        tenant.tenant().value(),
        LedgerJson.write(tenant.labels()),
        Micros.of(tenant.started()),
        Micros.of(tenant.ended()),
        tenant.problem().map(LedgerJson::write).orElse(null));
  }

  void steps(List<StepRecord> steps) throws SQLException {
    try (PreparedStatement statement =
        store.prepare("insert into step values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      for (StepRecord step : steps) {
        set(
            statement,
            step.run().value(),
            step.tenant().value(),
            step.node().id(),
            step.node().name(),
            step.node().resourceType(),
            step.node().materialized(),
            step.node().relation(),
            step.reason().code(),
            Micros.of(step.started()),
            Micros.of(step.ended()),
            number(step.counts().rowsIn()),
            number(step.counts().rowsOut()),
            number(step.counts().failures()),
            step.compiled(),
            step.problem().map(problem -> problem.code()).orElse(""),
            step.problem().map(LedgerJson::write).orElse(null));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  void terms(RunId run, RunTerms terms) throws SQLException {
    insert(
        "insert into run_terms values (?,?,?,?)",
        run.value(),
        terms.marking().name().toLowerCase(Locale.ROOT),
        LedgerJson.write(terms.options()),
        terms.resumes().map(RunId::value).orElse(""));
  }

  void plan(RunId run, String plan) throws SQLException {
    insert("insert into run_plan values (?,?)", run.value(), plan);
  }

  /** Ends a run that is running; empty when it is not. */
  Optional<RunId> end(RunId id, RunState state, Instant ended) throws SQLException {
    try (PreparedStatement statement =
        store.prepare("update run set state = ?, ended = ? where id = ? and state = 'running'")) {
      set(statement, state.code(), Micros.of(ended), id.value());
      return statement.executeUpdate() == 1 ? Optional.of(id) : Optional.empty();
    }
  }

  private void insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = store.prepare(sql)) {
      set(statement, values);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static @Nullable Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
