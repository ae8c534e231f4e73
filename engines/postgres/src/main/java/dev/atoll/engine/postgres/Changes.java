package dev.atoll.engine.postgres;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Provision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is to be done on one server, and what stands in the way. */
final class Changes {
  private final List<Change> all = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> said = new LinkedHashSet<>();

  void onServer(Optional<Provision> tenant, String sql) {
    all.add(new Change(tenant.map(Provision::tenant), Optional.empty(), sql, Optional.empty()));
  }

  void inDatabase(Optional<Provision> tenant, String database, String sql) {
    all.add(
        new Change(tenant.map(Provision::tenant), Optional.of(database), sql, Optional.empty()));
  }

  void password(Provision tenant, String role, String word) {
    all.add(
        new Change(
            Optional.of(tenant.tenant()),
            Optional.empty(),
            "alter role " + PostgresDialect.INSTANCE.quote(role) + " password '*****'",
            Optional.of(new Change.Password(role, word))));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** Something is there under a name that is wanted, and nobody said that it may be taken over. */
  void notMadeHere(Provision tenant, String what) {
    problems.add(
        Problem.error(
                EngineProblems.NOT_MADE_HERE,
                tenant.place(),
                what + " exists and was not made by provisioning",
                "it may belong to something else",
                "choose another name in routing, or take it over with --adopt")
            .forTenants(List.of(new TenantId(tenant.tenant()))));
  }

  /**
   * The administrator may not do what is wanted, which is told before anything is done.
   *
   * @param right what is missing, after "the administrator may not"
   * @param mend SQL that gives it
   */
  void lacks(Provision tenant, Administrator admin, String right, String mend) {
    Problem problem =
        Problem.error(
            EngineProblems.ADMIN_LACKS,
            tenant.place(),
            "the administrator " + admin.user() + " of " + admin.server() + " may not " + right,
            "it is no superuser, and has not been given the right",
            "as superuser: " + mend + "; or name another administrator in 'admin'");
    if (said.add(problem.message())) {
      problems.add(problem);
    }
  }

  void nothingToShare(Provision tenant, String what, String database) {
    missing(tenant, what + " is shared and does not exist in database " + database);
  }

  void noSources(Provision tenant, String schema, String database) {
    missing(
        tenant, "schema " + schema + " holds sources and does not exist in database " + database);
  }

  private void missing(Provision tenant, String message) {
    warnOnce(
        tenant, message, "nobody gets rights on it until it does", "load it, then provision again");
  }

  /** Something of what tenants are to read that provisioning cannot see to. */
  void warnOnce(Provision tenant, String message, String cause, String mend) {
    if (said.add(message)) {
      warning(EngineProblems.NOTHING_TO_SHARE, tenant.place(), message, cause, mend);
    }
  }

  void error(String code, Place place, String message, String cause, String mend) {
    problems.add(Problem.error(code, place, message, cause, mend));
  }

  void warning(String code, Place place, String message, String cause, String mend) {
    problems.add(Problem.warning(code, place, message, cause, mend));
  }

  List<Change> all() {
    return List.copyOf(all);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What is left in a comment on whatever was made for a tenant, or for the whole fleet. */
  static String mark(Provision tenant) {
    return "[atoll " + tenant.fleet() + "/" + tenant.tenant() + "]";
  }

  static String fleetMark(Provision tenant) {
    return "[atoll " + tenant.fleet() + "]";
  }

  /** A comment with the mark behind whatever it said. */
  static String marked(String comment, String mark) {
    return PostgresDialect.INSTANCE.literal(comment.isEmpty() ? mark : comment + " " + mark);
  }

  static String quote(String name) {
    return PostgresDialect.INSTANCE.quote(name);
  }

  static String literal(String text) {
    return PostgresDialect.INSTANCE.literal(text);
  }

  static String array(Iterable<String> texts) {
    StringBuilder array = new StringBuilder("array[");
    for (String text : texts) {
      array.append(array.length() > 6 ? ", " : "").append(literal(text));
    }
    return array.append("]::text[]").toString();
  }
}
