package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.SharedTarget;
import dev.atoll.core.resolve.SharedViews;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.ProvisioningStep;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code provision}: what tenants need on their engines before their first run. */
final class ProvisionUseCase {
  /** A plain project, which has the rights its profile has. */
  static final String NO_FLEET = "A625";

  /** A schema that several tenants' sources lie in, undeclared. */
  static final String NOT_SHARED = "A627";

  private final Invocation invocation;
  private final ProvisionOrder order;
  private final Problems problems = new Problems();
  private final Set<Namespace> told = new HashSet<>();
  private final List<ProvisionReport.Step> steps = new ArrayList<>();

  ProvisionUseCase(Invocation invocation, ProvisionOrder order) {
    this.invocation = invocation;
    this.order = order;
  }

  ProvisionReport run() {
    Loaded loaded =
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("provision"),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(SecretUse.ADMINISTER);
    refuseUnsaid(loaded);
    // It may be published later, so nobody waits for it here; a run would end at it.
    problems.addAll(Keepers.warnings(loaded));
    Map<Engine, List<Provision>> wanted = new LinkedHashMap<>();
    SourceNamespaces sources =
        new SourceNamespaces(loaded.namespaces(), loaded.resolved().all().size());
    for (Loaded.Ready tenant : loaded.tenants()) {
      wanted
          .computeIfAbsent(tenant.engine(), engine -> new ArrayList<>())
          .add(provision(loaded, tenant, sources));
    }
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    List<Provisioning> open = new ArrayList<>();
    try {
      wanted.forEach((engine, tenants) -> open.add(plan(engine, tenants)));
      carryOut(loaded, open);
    } finally {
      open.forEach(Provisioning::close);
    }
    return report(loaded);
  }

  private ProvisionReport report(Loaded loaded) {
    return new ProvisionReport(
        loaded.name(),
        loaded.tenants().size(),
        steps,
        problems.sorted(),
        List.copyOf(loaded.invalid().values()));
  }

  private void refuseUnsaid(Loaded loaded) {
    if (loaded.fleet().isPlain()) {
      throw new ProblemException(
          Problem.error(
              NO_FLEET,
              "there is no fleet to provision",
              "a plain dbt project runs with the rights of its profile",
              "add a fleet.yml"));
    }
    TenantsSaid.require(loaded, invocation, "provision", "it changes logins and rights");
  }

  private Provisioning plan(Engine engine, List<Provision> tenants) {
    try {
      Provisioning provisioning =
          engine.provisioning(
              tenants,
              switch (order.existing()) {
                case REFUSED -> Provisioning.Existing.REFUSED;
                case ADOPTED -> Provisioning.Existing.ADOPTED;
              });
      problems.addAll(provisioning.problems());
      provisioning.steps().forEach(step -> steps.add(step(step, ProvisionReport.State.PLANNED)));
      return provisioning;
    } catch (EngineException refused) {
      throw new ProblemException(refused.problem());
    }
  }

  private static ProvisionReport.Step step(ProvisioningStep step, ProvisionReport.State state) {
    return new ProvisionReport.Step(
        step.tenant().map(TenantId::new), step.where(), step.shown(), state);
  }

  private void carryOut(Loaded loaded, List<Provisioning> open) {
    ProvisionReport planned = report(loaded);
    if (problems.hasErrors() || steps.isEmpty() || !order.goAhead().test(planned)) {
      return;
    }
    int next = 0;
    for (Provisioning provisioning : open) {
      for (ProvisioningStep step : provisioning.steps()) {
        try {
          provisioning.carryOut(step);
          steps.set(next++, step(step, ProvisionReport.State.DONE));
        } catch (EngineException refused) {
          // What follows builds on it.
          steps.set(next, step(step, ProvisionReport.State.FAILED));
          problems.add(stopped(step, refused));
          return;
        }
      }
    }
  }

  private static Problem stopped(ProvisioningStep step, EngineException refused) {
    Problem told = refused.problem();
    Problem problem =
        Problem.error(
            told.code(),
            told.message(),
            told.cause()
                + (told.cause().isEmpty() ? "" : "\n")
                + "the statement is: "
                + step.shown(),
            "put it right on " + step.where() + ", then provision again; what is done stays");
    return step.tenant().map(id -> problem.forTenants(List.of(new TenantId(id)))).orElse(problem);
  }

  private Provision provision(Loaded loaded, Loaded.Ready tenant, SourceNamespaces sources) {
    Namespace own = tenant.engine().namespace(tenant.target());
    Set<Namespace> owns = new LinkedHashSet<>(List.of(own));
    for (Node node : tenant.graph().graph().nodes().values()) {
      Relation relation = tenant.graph().relations().get(node.id());
      boolean stays = !(node instanceof Node.Test) || node.config().isTrue("store_failures");
      if (relation != null && stays && FleetNamespaces.isMade(node)) {
        owns.add(new Namespace(relation.database().orElse(own.database()), relation.schema()));
      }
    }
    List<Provision.Views> views = views(loaded, tenant);
    Set<String> viewed = new HashSet<>();
    views.forEach(schema -> viewed.add(schema.schema()));
    sources.withOthers(tenant.id()).forEach(namespace -> undeclared(loaded, tenant, namespace));
    return new Provision(
        loaded.name(),
        tenant.id().value(),
        tenant.tenant().place(),
        tenant.target(),
        alone(loaded, tenant, own),
        List.copyOf(owns),
        reads(loaded, tenant, own),
        sources.alone(tenant.id()).stream()
            .filter(namespace -> !viewed.contains(namespace.schema()))
            .toList(),
        schema -> loaded.namespaces().isForeign(tenant.id(), schema),
        views);
  }

  private List<Provision.Views> views(Loaded loaded, Loaded.Ready tenant) {
    return SharedViews.of(loaded.fleet(), tenant.tenant(), invocation.environment(), problems)
        .stream()
        .map(views -> new Provision.Views(views.from(), views.schema(), views.conditions()))
        .toList();
  }

  /** Told once, whoever reads it. */
  private void undeclared(Loaded loaded, Loaded.Ready tenant, Namespace namespace) {
    if (told.add(namespace)) {
      problems.add(
          Problem.warning(
              NOT_SHARED,
              loaded.fleet().file().orElse(tenant.tenant().place()),
              "several tenants read schema "
                  + namespace.schema()
                  + ", and nothing says that they may",
              "it is no tenant's own, so provision gives nobody rights on it",
              "list it under 'shared:', with 'views' and 'tables' if each may see rows of its own only"));
    }
  }

  private static Set<String> alone(Loaded loaded, Loaded.Ready tenant, Namespace own) {
    long living =
        loaded.resolved().all().stream()
            .filter(
                other ->
                    other
                        .database()
                        .or(() -> database(other.engine()))
                        .map(name -> String.valueOf(name.value()))
                        .filter(own.database()::equalsIgnoreCase)
                        .isPresent())
            .count();
    return living <= 1 && tenant.tenant().database().isPresent()
        ? Set.of(own.database())
        : Set.of();
  }

  private static Optional<Setting> database(EngineTarget engine) {
    return engine instanceof EngineTarget.Direct direct
        ? Optional.ofNullable(direct.settings().get("database"))
            .or(() -> Optional.ofNullable(direct.settings().get("dbname")))
        : Optional.empty();
  }

  private static boolean isOneServer(EngineTarget.Direct one, EngineTarget.Direct other) {
    return one.type().equals(other.type())
        && Stream.of("host", "port").allMatch(key -> value(one, key).equals(value(other, key)));
  }

  private static Optional<String> value(EngineTarget.Direct engine, String key) {
    return Optional.ofNullable(engine.settings().get(key))
        .map(setting -> String.valueOf(setting.value()));
  }

  private static List<Namespace> reads(Loaded loaded, Loaded.Ready tenant, Namespace own) {
    List<Namespace> reads = new ArrayList<>();
    for (SharedTarget shared : loaded.resolved().shared()) {
      boolean here =
          tenant.tenant().engine() instanceof EngineTarget.Direct direct
              && shared.engine() instanceof EngineTarget.Direct other
              && (direct.engine().equals(other.engine()) || isOneServer(direct, other));
      boolean throughViews =
          Optional.ofNullable(loaded.fleet().shared().get(shared.name()))
              .filter(SharedViews::areOf)
              .isPresent();
      if (here && !throughViews) {
        reads.add(
            new Namespace(
                shared.database().map(name -> String.valueOf(name.value())).orElse(own.database()),
                shared.schema().map(name -> String.valueOf(name.value())).orElse("public")));
      }
    }
    return reads;
  }
}
