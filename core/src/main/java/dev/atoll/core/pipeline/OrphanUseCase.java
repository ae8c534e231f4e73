package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.TenantMemory;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Orphan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** {@code tenants --orphans}: what tenants have left behind. Looks, and changes nothing. */
final class OrphanUseCase {
  private final Invocation invocation;
  private final Problems problems = new Problems();

  OrphanUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  OrphanReport report() {
    Loaded loaded =
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("list"),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(SecretUse.ADMINISTER);
    problems.addAll(loaded.warnings());
    problems.addAll(loaded.ofTenants());
    TenantMemory memory = memory(loaded);
    FleetClaims claims = new FleetClaims(invocation, loaded, memory.environments(), problems);
    OrphanSearches searches =
        new OrphanSearches(invocation, loaded, claims, remembered(memory), problems);
    List<Orphan> orphans = loaded.fleet().isPlain() ? List.of() : searches.find();
    UnmadeRelations.Found unmade =
        new UnmadeRelations(invocation, loaded, claims, searches, problems).find();
    return new OrphanReport(
        loaded.name(),
        loaded.environment(),
        tenants(loaded, claims, memory, orphans),
        unmade.unmade(),
        unmade.passedOver(),
        problems.sorted());
  }

  private TenantMemory memory(Loaded loaded) {
    if (loaded.fleet().isPlain()) {
      return TenantMemory.NONE;
    }
    try {
      Optional<Ledger> ledger = Ledger.openExisting(LedgerPlaces.of(loaded.fleet(), invocation));
      if (ledger.isEmpty()) {
        return TenantMemory.NONE;
      }
      try (Ledger open = ledger.get()) {
        return open.tenantMemory();
      }
    } catch (ProblemException unreadable) {
      problems.addAll(unreadable.problems());
      return TenantMemory.NONE;
    }
  }

  /** The last one to have lived in a place is who left it. */
  private static SequencedMap<String, String> remembered(TenantMemory memory) {
    SequencedMap<String, String> places = new LinkedHashMap<>();
    for (TenantMemory.Home home : memory.homes()) {
      int adapter = home.place().indexOf(' ');
      places.put(home.place().substring(adapter + 1), home.tenant().value());
    }
    return places;
  }

  private List<OrphanReport.OfTenant> tenants(
      Loaded loaded, FleetClaims claims, TenantMemory memory, List<Orphan> orphans) {
    Map<String, TenantId> living = new LinkedHashMap<>();
    loaded.fleet().tenants().forEach(tenant -> living.put(tenant.id().folded(), tenant.id()));
    Set<TenantId> asked = asked(loaded);
    Map<String, List<OrphanReport.Left>> byTenant = new TreeMap<>();
    List<OrphanReport.Left> nobodys = new ArrayList<>();
    for (Orphan orphan : orphans) {
      Optional<TenantId> alive = orphan.tenant().map(OrphanUseCase::fold).map(living::get);
      if (orphan.tenant().isEmpty()) {
        // It may be that of a tenant whose places are not all known.
        if (claims.tellAllMoves()) {
          nobodys.add(left(orphan));
        }
      } else if (alive.isEmpty()
          || (claims.tellsMoves(alive.get()) && asked.contains(alive.get()))) {
        byTenant
            .computeIfAbsent(orphan.tenant().get(), tenant -> new ArrayList<>())
            .add(left(orphan));
      }
    }
    SequencedMap<String, OrphanReport.LastBuilt> builds = builds(memory);
    builds.keySet().stream()
        .filter(tenant -> !living.containsKey(fold(tenant)))
        .forEach(tenant -> byTenant.putIfAbsent(tenant, new ArrayList<>()));
    List<OrphanReport.OfTenant> tenants = new ArrayList<>();
    byTenant.forEach(
        (tenant, left) ->
            tenants.add(
                new OrphanReport.OfTenant(
                    Optional.of(tenant),
                    living.containsKey(fold(tenant))
                        ? OrphanReport.State.MOVED
                        : OrphanReport.State.GONE,
                    Optional.ofNullable(builds.get(tenant)),
                    left)));
    if (!nobodys.isEmpty()) {
      tenants.add(
          new OrphanReport.OfTenant(
              Optional.empty(), OrphanReport.State.UNKNOWN, Optional.empty(), nobodys));
    }
    return tenants;
  }

  private static String fold(String tenant) {
    return tenant.toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Of those who live, what was left is told for the selected ones. Of those who are switched off
   * not all is known that they would have.
   */
  private static Set<TenantId> asked(Loaded loaded) {
    Set<TenantId> asked = new LinkedHashSet<>();
    loaded.resolved().tenants().stream().map(Tenant::id).forEach(asked::add);
    return asked;
  }

  private static SequencedMap<String, OrphanReport.LastBuilt> builds(TenantMemory memory) {
    SequencedMap<String, OrphanReport.LastBuilt> builds = new LinkedHashMap<>();
    memory
        .builds()
        .forEach(
            build ->
                builds.put(
                    build.tenant().value(),
                    new OrphanReport.LastBuilt(
                        build.ended(), build.environment(), build.run().value())));
    return builds;
  }

  private static OrphanReport.Left left(Orphan orphan) {
    return new OrphanReport.Left(
        switch (orphan.kind()) {
          case FILE -> OrphanReport.Kind.FILE;
          case DATABASE -> OrphanReport.Kind.DATABASE;
          case SCHEMA -> OrphanReport.Kind.SCHEMA;
          case VIEW -> OrphanReport.Kind.VIEW;
          case LOGIN -> OrphanReport.Kind.LOGIN;
        },
        orphan.where(),
        orphan.name(),
        switch (orphan.evidence()) {
          case MARKED -> OrphanReport.Evidence.MARKED;
          case REMEMBERED -> OrphanReport.Evidence.REMEMBERED;
          case BY_NAME -> OrphanReport.Evidence.BY_NAME;
        },
        orphan.relations(),
        orphan.bytes(),
        orphan.removal().stream()
            .map(removal -> new OrphanReport.Removal(removal.where(), removal.statement()))
            .toList());
  }
}
