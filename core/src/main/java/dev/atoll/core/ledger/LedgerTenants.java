package dev.atoll.core.ledger;

import dev.atoll.domain.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what is remembered of tenants over all runs. */
final class LedgerTenants {
  private final Store store;

  LedgerTenants(Store store) {
    this.store = store;
  }

  TenantMemory all() throws SQLException {
    return new TenantMemory(builds(), homes(), environments());
  }

  /** What is made of a row. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading) throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement select = store.prepare(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(reading.of(rows));
      }
    }
    return all;
  }

  private List<TenantMemory.LastBuild> builds() throws SQLException {
    return rows(
        """
        select tenant, environment, run, ended from (
          select t.tenant, r.environment, t.run, t.ended,
            row_number() over (partition by t.tenant order by t.ended desc, t.rowid desc) as place
          from tenant t join run r on r.id = t.run
          where r.shape <> 'plain' and r.verb in ('build', 'run', 'seed', 'snapshot')
        ) as latest
        where place = 1 order by tenant
        """,
        row ->
            new TenantMemory.LastBuild(
                new TenantId(row.getString(1)),
                row.getString(2),
                new RunId(row.getString(3)),
                Micros.instant(row.getLong(4))));
  }

  private List<TenantMemory.Home> homes() throws SQLException {
    // A ledger that cannot be written may be older than the table.
    return store.has("state")
        ? rows(
            """
            select s.tenant, s.home from state s join run r on r.id = s.run
            where s.home <> '' and r.shape <> 'plain'
            group by s.tenant, s.home order by max(s.rowid)
            """,
            row -> new TenantMemory.Home(new TenantId(row.getString(1)), row.getString(2)))
        : List.of();
  }

  private List<String> environments() throws SQLException {
    return rows(
        "select distinct environment from run where shape <> 'plain' order by 1",
        row -> row.getString(1));
  }
}
