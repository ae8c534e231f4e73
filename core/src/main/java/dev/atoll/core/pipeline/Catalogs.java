package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.session.ConnectionBudget;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Relation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Looks which relations of tenants exist: one query for each database, and nothing else. */
final class Catalogs {
  private final Budgets budget;
  private final Semaphore open;
  private final ConnectionBudget connections = new ConnectionBudget();

  Catalogs(Budgets budget) {
    this.budget = budget;
    this.open = new Semaphore(budget.openDatabases());
  }

  /** The nodes whose relations are not there; all of them when nobody can look. */
  Map<String, String> missing(Loaded.Ready tenant) {
    Map<String, Relation> expected = expected(tenant);
    open.acquireUninterruptibly();
    try (Lease lease =
        new Lease(
            tenant.engine(),
            tenant
                .engine()
                .open(
                    Targets.current(tenant.tenant(), tenant.target()),
                    new Access.ReadOnly(),
                    budget.limits(tenant)),
            StatementCheck.NONE,
            connections.share(tenant.engine().server(tenant.target())))) {
      TenantSession session = lease.session();
      try {
        return missing(expected, session);
      } finally {
        lease.release(session);
      }
    } catch (EngineException e) {
      return all(expected, e.kind().reason());
    } catch (ProblemException noSecret) {
      return all(expected, Reason.SETTINGS_INVALID);
    } finally {
      open.release();
    }
  }

  private static Map<String, String> missing(
      Map<String, Relation> expected, TenantSession session) {
    load(expected.values(), session);
    Map<String, String> missing = new HashMap<>();
    expected.forEach(
        (id, relation) -> {
          if (session.find(relation).isEmpty()) {
            missing.put(id, "");
          }
        });
    return missing;
  }

  /** Looks what there is in the schemas of some relations. */
  static void load(Collection<Relation> relations, TenantSession session) {
    Map<String, Set<String>> schemas = new TreeMap<>();
    relations.forEach(
        relation ->
            schemas
                .computeIfAbsent(relation.database().orElse(""), key -> new LinkedHashSet<>())
                .add(relation.schema()));
    schemas.forEach(
        (database, names) ->
            session.loadRelations(
                database.isEmpty() ? Optional.empty() : Optional.of(database), List.copyOf(names)));
  }

  private static Map<String, String> all(Map<String, Relation> expected, Reason reason) {
    // Not the message: it may hold a path of this machine, and plans hold none.
    String why = "nobody can look: " + reason.code();
    Map<String, String> missing = new HashMap<>();
    expected.keySet().forEach(id -> missing.put(id, why));
    return missing;
  }

  private static Map<String, Relation> expected(Loaded.Ready tenant) {
    Map<String, Relation> expected = new LinkedHashMap<>();
    for (Node node : tenant.graph().graph().nodes().values()) {
      boolean kept =
          switch (node) {
            case Node.Model model -> !model.ephemeral();
            case Node.Seed seed -> true;
            case Node.Snapshot snapshot -> true;
            case Node.Test test -> false;
            case Node.UnitTest test -> false;
            case Node.Source source -> false;
            case Node.Analysis analysis -> false;
            case Node.Operation operation -> false;
            case Node.Exposure exposure -> false;
          };
      if (kept) {
        tenant.graph().relation(node).ifPresent(relation -> expected.put(node.id(), relation));
      }
    }
    return expected;
  }
}
