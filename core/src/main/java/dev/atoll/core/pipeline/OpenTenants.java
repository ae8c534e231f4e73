package dev.atoll.core.pipeline;

import dev.atoll.core.execute.Opener;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.session.ConnectionBudget;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.Namespaces;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.core.session.SqlGuard;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantGuard;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens tenants' databases: locked in for a fleet, with the profile's own rights for a plain
 * project. Holds what is shared, unwritable, until it is closed.
 */
final class OpenTenants implements Opener, AutoCloseable {
  private final Map<TenantId, Loaded.Ready> tenants;
  private final Budgets budget;
  private final Keepers keepers;
  private final ConnectionBudget connections = new ConnectionBudget();
  private final Namespaces namespaces;
  private final boolean locked;

  /**
   * @throws dev.atoll.domain.ProblemException what tenants share and nobody can read
   */
  OpenTenants(
      Loaded loaded, Map<TenantId, Loaded.Ready> tenants, Budgets budget, Strictness strictness) {
    this.tenants = tenants;
    this.budget = budget;
    this.namespaces = loaded.namespaces();
    this.locked = !loaded.fleet().isPlain() || strictness == Strictness.STRICT;
    this.keepers = locked ? Keepers.of(loaded) : Keepers.none();
  }

  Map<TenantId, Loaded.Ready> tenants() {
    return tenants;
  }

  Budgets budget() {
    return budget;
  }

  private Loaded.Ready tenant(TenantPlan plan) {
    Loaded.Ready tenant = tenants.get(plan.graph().tenant().id());
    if (tenant == null) {
      throw new IllegalStateException("no such tenant: " + plan.graph().tenant().id());
    }
    return tenant;
  }

  @Override
  public long memory(TenantPlan plan) {
    Loaded.Ready tenant = tenant(plan);
    boolean elsewhere = tenant.engine().server(tenant.target()).isPresent();
    return elsewhere ? 0 : budget.limits(tenant).memoryBytes();
  }

  @Override
  public Lease open(TenantPlan plan) {
    Loaded.Ready tenant = tenant(plan);
    SecretTexts secrets = plan.graph().tenant().layers().secrets();
    Database database;
    try {
      database = database(tenant, () -> current(tenant, secrets));
    } catch (EngineException e) {
      throw secrets.masked(e);
    }
    return new Lease(
        tenant.engine(),
        secrets.around(database),
        secrets.around(check(tenant)),
        connections.share(tenant.engine().server(tenant.target())));
  }

  private static Target current(Loaded.Ready tenant, SecretTexts secrets) {
    Target target = Targets.current(tenant.tenant(), tenant.target());
    Targets.secrets(tenant.tenant(), target).forEach(secrets::alsoMask);
    return target;
  }

  /** A file is opened once; connections to a server are made for as long as the tenant runs. */
  private Database database(Loaded.Ready tenant, Supplier<Target> current) {
    Engine engine = tenant.engine();
    Function<Target, Database> open =
        target -> engine.open(target, access(tenant), budget.limits(tenant));
    return engine.server(tenant.target()).isPresent()
        ? new RenewedDatabase(engine.namespace(tenant.target()), current, open)
        : open.apply(current.get());
  }

  private Access access(Loaded.Ready tenant) {
    return keepers
        .of(tenant.engine())
        .<Access>map(keeper -> new Access.Locked(keeper, exportFolder(tenant)))
        .orElseGet(Access.Own::new);
  }

  private static Optional<Path> exportFolder(Loaded.Ready tenant) {
    return tenant.target().text(EngineTarget.EXPORT).map(Path::of);
  }

  private StatementCheck check(Loaded.Ready tenant) {
    return locked
        ? new TenantGuard(
            exportFolder(tenant).map(SqlGuard.FileReads::in).orElse(SqlGuard.FileReads.REFUSED),
            namespaces,
            tenant.id())
        : StatementCheck.NONE;
  }

  @Override
  public void close() {
    keepers.close();
  }
}
