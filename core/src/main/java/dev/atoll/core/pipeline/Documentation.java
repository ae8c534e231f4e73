package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.execute.CatalogFile;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.pipeline.docs.DocsSite;
import dev.atoll.core.pipeline.docs.DocsSite.Shown;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.resolve.TenantEntry;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Same;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** What {@code docs generate} does beside compiling: catalogs, and the site that shows them. */
final class Documentation {
  private final BuildRequest request;
  private final Set<TenantId> made = new LinkedHashSet<>();
  private Optional<Path> index = Optional.empty();
  private final List<Path> pages = new ArrayList<>();

  Documentation(BuildRequest request) {
    this.request = request;
  }

  /** For each tenant what is compiled, and what its database is asked for afterwards. */
  List<TenantPlan> plans(Loaded loaded, Map<TenantId, Set<String>> selected) {
    record Key(Same graph, Set<String> ids) {}
    Map<Key, TenantPlan> known = new HashMap<>();
    List<TenantPlan> plans = new ArrayList<>();
    for (Loaded.Ready ready : loaded.tenants()) {
      Set<String> chosen = selected.getOrDefault(ready.id(), Set.of());
      TenantPlan same =
          known.computeIfAbsent(
              new Key(new Same(ready.graph().graph()), chosen),
              key ->
                  TenantPlan.of(
                      ready.graph(),
                      compiled(chosen, ready.graph().graph()),
                      TenantPlan.TestGates.NONE));
      plans.add(new TenantPlan(ready.graph(), same.steps()).documenting(documented(chosen)));
    }
    return plans;
  }

  private Set<String> compiled(Set<String> chosen, Graph graph) {
    Set<ResourceType> types = Choices.types(BuildRequest.Verb.COMPILE);
    Set<String> compiled = new LinkedHashSet<>();
    if (!request.has(BuildRequest.Option.NO_COMPILE)) {
      chosen.stream().filter(id -> types.contains(graph.node(id).type())).forEach(compiled::add);
    }
    return compiled;
  }

  private SequencedSet<String> documented(Set<String> chosen) {
    return request.has(BuildRequest.Option.EMPTY_CATALOG)
        ? Ordered.set(List.of())
        : Ordered.set(chosen);
  }

  /** Writes what was seen of a tenant's database; what was compiled before stays when asked to. */
  synchronized void write(Path folder, TenantOutcome outcome, Instant now) {
    outcome
        .catalog()
        .ifPresent(
            catalog -> {
              CatalogFile.write(folder, catalog, outcome.plan().graph().tenant(), now);
              made.add(outcome.tenant());
            });
  }

  /** Writes the pages, when there is a tenant to show; what was in the way of that. */
  List<Problem> site(Loaded loaded) {
    boolean plain = loaded.fleet().isPlain();
    DocsSite site =
        new DocsSite(
            loaded.targetPath(),
            loaded.name(),
            plain ? DocsSite.Kind.PROJECT : DocsSite.Kind.FLEET);
    List<Shown> shown =
        loaded.fleet().tenants().stream()
            .map(tenant -> shown(tenant, loaded))
            .filter(Shown::isComplete)
            .toList();
    if (made.isEmpty()) {
      return List.of();
    }
    try {
      index = Optional.of(site.write(shown));
      for (String folder : loaded.project().root().file().paths().assets()) {
        site.copyAssets(loaded.fleet().project(), folder);
      }
      if (request.has(BuildRequest.Option.STATIC)) {
        shown.stream()
            .filter(one -> made.stream().anyMatch(id -> id.value().equals(one.id())))
            .forEach(one -> pages.add(site.writeStatic(one)));
      }
      return List.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  private static Shown shown(TenantEntry tenant, Loaded loaded) {
    Path folder =
        loaded.fleet().isPlain()
            ? loaded.targetPath()
            : loaded.targetPath().resolve("tenants").resolve(tenant.id().value());
    return new Shown(tenant.id().value(), RunUseCase.labels(tenant.labels()), folder);
  }

  DocsReport report(RunResult run) {
    return new DocsReport(run, index, pages);
  }
}
