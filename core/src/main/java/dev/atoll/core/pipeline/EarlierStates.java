package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Deferral;
import dev.atoll.core.plan.state.EarlierManifest;
import dev.atoll.core.plan.state.EarlierState;
import dev.atoll.core.plan.state.StateCodes;
import dev.atoll.core.plan.state.StateMatches;
import dev.atoll.core.session.IsolationProblems;
import dev.atoll.core.session.NamespaceClaim;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Finds the earlier state of each tenant below {@code --state}, and defers to it. In a fleet a
 * tenant's own is {@code tenants/<id>} below the folder, as in a target folder; who has none there
 * shares the folder's.
 */
final class EarlierStates {
  private final Loaded loaded;
  private final Path base;
  private final StateFlags flags;
  private final Map<List<Path>, EarlierState> known = new HashMap<>();

  EarlierStates(Loaded loaded, Invocation invocation) {
    this.loaded = loaded;
    this.base = loaded.fleet().isPlain() ? loaded.fleet().project() : loaded.fleet().root();
    this.flags = invocation.location().earlier();
  }

  /** What the state methods of a selection choose for a tenant. */
  StateMatches matches(Loaded.Ready tenant, Problems problems) {
    flags
        .state()
        .map(base::resolve)
        .filter(folder -> folder.normalize().equals(loaded.targetPath().normalize()))
        .ifPresent(folder -> problems.add(ownTarget()));
    Path own = loaded.artifacts(tenant.id());
    return StateMatches.of(
        tenant.graph(),
        flags.state().map(folder -> of(folder, tenant.id())),
        new EarlierState(List.of(own), shown(own)));
  }

  /** dbt warns as well: the folder is overwritten while it is compared with. */
  private static Problem ownTarget() {
    return new Problem(
        StateCodes.OWN_TARGET,
        Severity.WARNING,
        Optional.empty(),
        "the earlier state is the target folder itself",
        "this command writes its own artifacts there",
        "copy the artifacts elsewhere, and name that folder",
        List.of(),
        List.of());
  }

  /** Who has no folder there shares what lies in the folder itself. */
  private EarlierState of(Path named, TenantId tenant) {
    Path folder = base.resolve(named);
    Path own = folder.resolve("tenants").resolve(tenant.value());
    List<Path> folders =
        !loaded.fleet().isPlain() && Files.isDirectory(own)
            ? List.of(own, folder)
            : List.of(folder);
    return known.computeIfAbsent(folders, all -> new EarlierState(all, shown(all.getFirst())));
  }

  private String shown(Path folder) {
    Path normal = folder.normalize();
    return (normal.startsWith(base) && !normal.equals(base) ? base.relativize(normal) : normal)
        .toString();
  }

  /** What is compared with what was built here before cannot have been built from elsewhere. */
  static void refuseDeferral(Invocation invocation, String what, String mend) {
    if (invocation.location().earlier().defer() != StateFlags.Defer.NO) {
      throw new ProblemException(
          Problem.error(
              StateCodes.NOT_DEFERRED,
              what + " cannot be deferred",
              "what a deferred node reads is known when it runs, since it depends on what exists"
                  + " then",
              "leave out --defer (or unset DBT_DEFER): " + mend));
    }
  }

  /** Whether the command defers at all. */
  boolean defers() {
    return flags.defer() != StateFlags.Defer.NO;
  }

  /**
   * Everything as before, with each tenant's graph deferring.
   *
   * @param selected ids of the nodes that the command is about, by tenant
   */
  Loaded deferring(Map<TenantId, Set<String>> selected, Problems problems) {
    return defers()
        ? with(
            selected,
            flags.defer() == StateFlags.Defer.WHERE_MISSING
                ? Deferral.Preference.WHERE_MISSING
                : Deferral.Preference.UNLESS_SELECTED,
            "--defer",
            problems)
        : loaded;
  }

  /** Everything as before, with the relations that can be cloned. */
  Loaded cloning(Map<TenantId, Set<String>> selected, Problems problems) {
    return with(selected, Deferral.Preference.NEVER, "clone", problems);
  }

  private Loaded with(
      Map<TenantId, Set<String>> selected,
      Deferral.Preference preference,
      String who,
      Problems problems) {
    List<Loaded.Ready> tenants = new ArrayList<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      try {
        EarlierManifest manifest =
            flags
                .deferState()
                .or(flags::state)
                .map(folder -> of(folder, tenant.id()))
                .orElseThrow(() -> EarlierState.notNamed(who))
                .manifest();
        SequencedMap<String, Relation> relations = relations(tenant, manifest, problems);
        tenants.add(
            tenant.with(
                tenant
                    .graph()
                    .deferring(
                        new Deferral(
                            relations, selected.getOrDefault(tenant.id(), Set.of()), preference))));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return problems.hasErrors() ? loaded : loaded.with(tenants);
  }

  private SequencedMap<String, Relation> relations(
      Loaded.Ready tenant, EarlierManifest manifest, Problems problems) {
    SequencedMap<String, Relation> relations = new LinkedHashMap<>();
    for (String id : manifest.nodes().sequencedKeySet()) {
      if (tenant.graph().graph().find(id).isPresent()) {
        manifest.relation(id).ifPresent(relation -> relations.put(id, relation));
      }
    }
    if (!loaded.fleet().isPlain()) {
      relations.values().stream()
          .filter(relation -> !mayRead(tenant, relation))
          .findFirst()
          .ifPresent(relation -> problems.add(foreign(tenant, relation)));
    }
    return Ordered.map(relations);
  }

  /**
   * In a fleet a tenant reads what is its own, and what all share; a state file changes nothing.
   */
  private boolean mayRead(Loaded.Ready tenant, Relation relation) {
    return loaded.namespaces().claims().stream()
        .filter(claim -> claim.tenant().isEmpty() || claim.tenant().get().equals(tenant.id()))
        .anyMatch(claim -> isIn(claim, relation));
  }

  private static boolean isIn(NamespaceClaim claim, Relation relation) {
    boolean database =
        claim.database().isEmpty()
            || relation.database().isEmpty()
            || relation.database().get().equalsIgnoreCase(claim.database());
    return database
        && (claim.schema().isEmpty() || claim.schema().equalsIgnoreCase(relation.schema()));
  }

  private Problem foreign(Loaded.Ready tenant, Relation relation) {
    String place = relation.database().map(name -> name + ".").orElse("") + relation.schema();
    boolean known =
        loaded.namespaces().isForeign(tenant.id(), relation.schema())
            || relation
                .database()
                .filter(name -> loaded.namespaces().isForeign(tenant.id(), name))
                .isPresent();
    return Problem.error(
            IsolationProblems.QUALIFIER,
            "the earlier state leads into a namespace that is not the tenant's own",
            "it has relations in "
                + place
                + (known
                    ? ", which belongs to another tenant"
                    : ", where neither this tenant's relations lie nor what all share"),
            "give the tenant's own state of this environment: a folder with"
                + " tenants/<id>/manifest.json")
        .forTenants(List.of(tenant.id()));
  }
}
