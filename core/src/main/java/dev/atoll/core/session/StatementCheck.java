package dev.atoll.core.session;

import java.util.List;
import java.util.Optional;

/** Looks at SQL before a session gets it. */
public interface StatementCheck {
  /**
   * The file in the place of a refusal: the SQL as the session was given it. Whoever knows which
   * node it is for leads the place back to a file that a user can open.
   */
  String GIVEN_SQL = "SQL";

  /** Nothing is refused: a plain dbt project, with the profile's own rights. */
  StatementCheck NONE =
      new StatementCheck() {
        @Override
        public void check(String sql) {}

        @Override
        public void checkNamespace(Optional<String> database, String schema) {}

        @Override
        public void checkLogin(List<String> schemas) {}
      };

  /**
   * Refuses what a tenant's SQL may not say.
   *
   * @throws dev.atoll.domain.ProblemException with the statement that is refused, its place in
   *     {@link #GIVEN_SQL}
   */
  void check(String sql);

  /**
   * Refuses a look into a namespace that is not the tenant's, or a change of one.
   *
   * @throws dev.atoll.domain.ProblemException with what is refused
   */
  void checkNamespace(Optional<String> database, String schema);

  /**
   * Refuses a login that may use what is not the tenant's; asked once for each lease.
   *
   * @param schemas those that the server lets the login into
   * @throws dev.atoll.domain.ProblemException with what it could reach
   */
  void checkLogin(List<String> schemas);
}
