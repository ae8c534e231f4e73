package dev.atoll.core.pipeline;

import dev.atoll.core.overlay.Overlaid;
import dev.atoll.core.overlay.OverlaidProjects;
import dev.atoll.core.overlay.OverlayRules;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which project each tenant has: the shared one, or what its overlays make of it. */
final class OverlaidTenants {
  private final Fleet fleet;
  private final OverlaidProjects projects;
  private final OverlayRules rules;
  private final Map<List<String>, Overlaid> known = new HashMap<>();

  OverlaidTenants(
      Fleet fleet, Project project, ProjectParser parser, LocalDate today, Severity ofExpiry) {
    this.fleet = fleet;
    this.projects = new OverlaidProjects(project, parser, fleet.root());
    this.rules = new OverlayRules(fleet.overlayPolicy(), today, ofExpiry);
  }

  /** The names of a tenant's overlays, in the order in which they apply. */
  static List<String> names(Tenant tenant) {
    return List.copyOf(tenant.overlays().keySet());
  }

  /** The project of a tenant, and all that is wrong with its overlays. */
  Overlaid of(Tenant tenant) {
    return known.computeIfAbsent(names(tenant), this::made);
  }

  private Overlaid made(List<String> names) {
    List<Overlay> overlays =
        names.stream().map(fleet.overlays()::get).filter(Objects::nonNull).toList();
    Overlaid overlaid = projects.of(overlays);
    if (overlays.isEmpty()) {
      return overlaid;
    }
    Problems problems = new Problems();
    problems.addAll(overlaid.problems());
    overlays.forEach(overlay -> problems.addAll(rules.of(overlay)));
    problems.addAll(rules.together(overlays, overlaid.project().changes()));
    return new Overlaid(overlaid.project(), overlaid.hash(), problems.sorted());
  }

  /** What is wrong with the overlays of some tenants, each Problem for one tenant. */
  List<Problem> problems(List<Tenant> tenants) {
    List<Problem> found = new ArrayList<>();
    for (Tenant tenant : tenants) {
      of(tenant).problems().forEach(problem -> found.add(problem.forTenants(List.of(tenant.id()))));
    }
    return found;
  }

  OverlaidProjects projects() {
    return projects;
  }

  OverlayRules rules() {
    return rules;
  }
}
