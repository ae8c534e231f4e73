package dev.atoll.core.pipeline;

import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.EngineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code debug}: files, profile, engine and connection, one check after another. */
final class DebugUseCase {
  private final Invocation invocation;
  private final List<DebugReport.Check> checks = new ArrayList<>();

  DebugUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  DebugReport report() {
    check("working folder", invocation.workingDir().toString());
    check("java", System.getProperty("java.version"));
    try {
      Loaded loaded =
          new Loader(
                  invocation,
                  Started.of(invocation).invoked(),
                  Flags.of("debug"),
                  tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
              .load(SecretUse.READ);
      check("project", loaded.project().name() + " in " + loaded.fleet().project());
      if (!loaded.fleet().isPlain()) {
        check("fleet", loaded.name() + ", " + loaded.tenants().size() + " tenants selected");
      }
      loaded.invalid().forEach((tenant, problem) -> failed("tenant " + tenant, problem));
      loaded.further().forEach(problem -> failed(names(problem), problem));
      connections(loaded);
    } catch (ProblemException e) {
      e.problems().stream().filter(Problem::isError).forEach(problem -> failed("files", problem));
    }
    return new DebugReport(checks);
  }

  private static String names(Problem problem) {
    return problem.tenants().stream()
        .map(TenantId::value)
        .collect(Collectors.joining(", ", "tenant ", ""));
  }

  private void connections(Loaded loaded) {
    Map<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().forEach(tenant -> ready.put(tenant.id(), tenant));
    Budgets budget = Budgets.of(invocation, loaded, 1);
    try (OpenTenants opener = new OpenTenants(loaded, ready, budget, invocation.strictness())) {
      for (Loaded.Ready tenant : loaded.tenants()) {
        String name = loaded.fleet().isPlain() ? "connection" : "connection of " + tenant.id();
        try (Lease lease = opener.open(new TenantPlan(tenant.graph(), List.of()))) {
          TenantSession session = lease.session();
          session.query("select 1");
          lease.release(session);
          check(
              name,
              tenant.engine().type()
                  + ", database "
                  + lease.namespace().database()
                  + ", schema "
                  + lease.namespace().schema());
        } catch (EngineException e) {
          failed(name, e.problem());
        }
      }
    }
  }

  private void check(String name, String detail) {
    checks.add(new DebugReport.Check(name, detail, Optional.empty()));
  }

  private void failed(String name, Problem problem) {
    checks.add(new DebugReport.Check(name, "", Optional.of(problem)));
  }
}
