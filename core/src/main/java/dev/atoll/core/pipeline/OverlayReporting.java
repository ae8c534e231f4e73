package dev.atoll.core.pipeline;

import dev.atoll.core.overlay.OverlayCodes;
import dev.atoll.core.project.Change;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts who has which overlay, and checks every overlay there is, used or not. */
final class OverlayReporting {
  private static final long SOON = 30;

  private final ResolvedFleet resolved;
  private final OverlaidTenants overlaid;
  private final LocalDate today;
  private final List<Tenant> tenants;

  OverlayReporting(ResolvedFleet resolved, OverlaidTenants overlaid, LocalDate today) {
    this.resolved = resolved;
    this.overlaid = overlaid;
    this.today = today;
    this.tenants = resolved.all().stream().filter(Tenant::isEnabled).toList();
  }

  OverlayReport report() {
    List<Problem> problems = problems();
    return new OverlayReport(
        resolved.fleet().name(),
        resolved.environment().orElse(""),
        tenants.size(),
        (int) tenants.stream().filter(tenant -> tenant.overlays().isEmpty()).count(),
        overlaid.projects().resources(),
        changed(),
        (int) tenants.stream().map(OverlaidTenants::names).distinct().count(),
        resolved.fleet().overlays().values().stream().map(overlay -> entry(overlay)).toList(),
        problems);
  }

  /**
   * Everything that is wrong with overlays: of each one alone, of those that tenants have together,
   * and of those that nobody has. An expired one is as bad as the rules say.
   */
  List<Problem> problems() {
    Problems found = new Problems();
    found.addAll(overlaid.problems(tenants));
    found.addAll(ofUnused());
    resolved.tenantProblems().stream()
        .filter(problem -> problem.code().equals(FleetCodes.UNKNOWN_OVERLAY))
        .forEach(found::add);
    return found.sorted();
  }

  /** What is wrong with overlays that no tenant has, that nobody has them among it. */
  List<Problem> ofUnused() {
    Problems found = new Problems();
    for (Overlay overlay : resolved.fleet().overlays().values()) {
      if (users(overlay).isEmpty()) {
        found.addAll(overlaid.projects().problems(overlay));
        found.addAll(overlaid.rules().of(overlay));
        found.add(unused(overlay));
      }
    }
    return found.sorted();
  }

  private Problem unused(Overlay overlay) {
    return Problem.warning(
        OverlayCodes.UNUSED,
        overlay.place(),
        "no tenant has overlay '" + overlay.name() + "'",
        "looked in all layers"
            + resolved.environment().map(name -> " of environment " + name).orElse(""),
        "name it in a layer under 'overlays', or remove its folder");
  }

  private List<TenantId> users(Overlay overlay) {
    return tenants.stream()
        .filter(tenant -> tenant.overlays().containsKey(overlay.name()))
        .map(Tenant::id)
        .toList();
  }

  private OverlayReport.Entry entry(Overlay overlay) {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    for (Change change : overlaid.projects().changes(overlay)) {
      counts.merge(change.kind(), 1, Integer::sum);
    }
    List<OverlayReport.Count> changes = new ArrayList<>();
    counts.forEach(
        (kind, number) ->
            changes.add(new OverlayReport.Count(kind.name().toLowerCase(Locale.ROOT), number)));
    List<TenantId> users = users(overlay);
    return new OverlayReport.Entry(
        overlay.name(),
        overlay.owner().map(owner -> owner.text()),
        overlay.reason().map(reason -> reason.text()),
        overlay.expires().map(Overlay.Expiry::day),
        overlay.expires().map(expiry -> ChronoUnit.DAYS.between(today, expiry.day())),
        users,
        changes,
        advice(overlay, users));
  }

  private List<OverlayReport.Advice> advice(Overlay overlay, List<TenantId> users) {
    List<OverlayReport.Advice> advice = new ArrayList<>();
    if (overlay.isExpired(today)) {
      advice.add(OverlayReport.Advice.EXPIRED);
    } else if (overlay.isExpired(today.plusDays(SOON))) {
      advice.add(OverlayReport.Advice.EXPIRES_SOON);
    }
    if (users.isEmpty()) {
      advice.add(OverlayReport.Advice.UNUSED);
    } else if (users.size() > 1 && users.size() * 2 > tenants.size()) {
      advice.add(OverlayReport.Advice.PROMOTE);
    }
    Set<Problem> own = new LinkedHashSet<>(overlaid.projects().problems(overlay));
    if (own.stream().anyMatch(Problem::isError)) {
      advice.add(OverlayReport.Advice.CONFLICTS);
    }
    return advice;
  }

  private List<OverlayReport.Changed> changed() {
    Map<String, Set<String>> overlays = new TreeMap<>();
    Map<String, Set<TenantId>> users = new LinkedHashMap<>();
    for (Tenant tenant : tenants) {
      for (String name : OverlaidTenants.names(tenant)) {
        Overlay overlay = resolved.fleet().overlays().get(name);
        List<Change> changes = overlay == null ? List.of() : overlaid.projects().changes(overlay);
        for (Change change : changes) {
          if (change.kind() != Change.Kind.ADDED) {
            overlays.computeIfAbsent(change.resource(), id -> new LinkedHashSet<>()).add(name);
            users.computeIfAbsent(change.resource(), id -> new LinkedHashSet<>()).add(tenant.id());
          }
        }
      }
    }
    List<OverlayReport.Changed> changed = new ArrayList<>();
    overlays.forEach(
        (resource, names) ->
            changed.add(
                new OverlayReport.Changed(
                    resource, List.copyOf(names), users.getOrDefault(resource, Set.of()).size())));
    return changed;
  }
}
