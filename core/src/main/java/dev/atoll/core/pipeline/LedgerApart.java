package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.LedgerCodes;
import dev.atoll.core.resolve.LedgerTarget;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds tenants that could reach the shared ledger: by a schema of theirs, one that they read, or
 * by their login. It is the operators' own.
 */
final class LedgerApart {
  private final Optional<LedgerTarget> ledger;
  private final Map<String, List<TenantId>> found = new LinkedHashMap<>();

  LedgerApart(Optional<LedgerTarget> ledger) {
    this.ledger = ledger;
  }

  /** A schema that a tenant, or all when none is named, owns or reads. */
  void schema(Optional<TenantId> tenant, String server, String database, String schema) {
    ledger
        .filter(
            target ->
                target.server().equalsIgnoreCase(server)
                    && target.database().equalsIgnoreCase(database)
                    && target.schema().equalsIgnoreCase(schema))
        .ifPresent(target -> add("schema " + target.schema() + " is the ledger's", tenant));
  }

  /** The login of a tenant. */
  void login(TenantId tenant, String server, String user) {
    ledger
        .filter(target -> target.server().equalsIgnoreCase(server) && target.user().equals(user))
        .ifPresent(target -> add("login " + user + " is the ledger's", Optional.of(tenant)));
  }

  private void add(String what, Optional<TenantId> tenant) {
    List<TenantId> tenants = found.computeIfAbsent(what, key -> new ArrayList<>());
    tenant.filter(id -> !tenants.contains(id)).ifPresent(tenants::add);
  }

  /** One for each way in. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    ledger.ifPresent(
        target ->
            found.forEach(
                (what, tenants) ->
                    problems.add(
                        Problem.error(
                                LedgerCodes.NOT_APART,
                                target.place(),
                                tenants.isEmpty()
                                    ? "what is shared lies in the ledger"
                                    : "a tenant reaches the ledger",
                                what + ", on " + target.server(),
                                "give the ledger a schema and a login that no tenant has")
                            .forTenants(tenants))));
    return problems;
  }
}
