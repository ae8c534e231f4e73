package dev.atoll.core.session;

import dev.atoll.core.session.NamespaceFinding.Kind;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/** Stands in front of the sessions of one tenant of a fleet. Safe for use by several threads. */
public final class TenantGuard implements StatementCheck {
  private final SqlGuard guard;
  private final ForeignNames foreign;

  public TenantGuard(SqlGuard.FileReads fileReads, Namespaces namespaces, TenantId tenant) {
    this.guard = new SqlGuard(fileReads, namespaces, tenant);
    this.foreign = namespaces.foreignTo(tenant);
  }

  @Override
  public void check(String sql) {
    List<Problem> found = guard.examine(sql, GIVEN_SQL);
    if (!found.isEmpty()) {
      throw new ProblemException(found);
    }
  }

  @Override
  public void checkNamespace(Optional<String> database, String schema) {
    database.ifPresent(this::checkName);
    checkName(schema);
  }

  @Override
  public void checkLogin(List<String> schemas) {
    for (String schema : schemas) {
      int owner = foreign.name(schema, 0, schema.length());
      if (owner != NameTable.ABSENT) {
        throw new ProblemException(
            Problem.error(
                IsolationProblems.OPEN_LOGIN,
                "the tenant's login may use a schema of tenant '" + foreign.id(owner) + "'",
                "the server lets it into schema " + schema,
                "'atoll provision' takes such rights away, or: revoke all on schema "
                    + schema
                    + " from the login, its roles and public"));
      }
    }
  }

  private void checkName(String name) {
    int owner = foreign.name(name, 0, name.length());
    if (owner != NameTable.ABSENT) {
      throw new ProblemException(
          new NamespaceFinding(Kind.QUALIFIER, foreign.id(owner), 0, name.length())
              .problem(name, GIVEN_SQL));
    }
  }
}
