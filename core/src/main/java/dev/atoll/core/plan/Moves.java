package dev.atoll.core.plan;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has moved between a plan and the plan that would be made of the same steps now. */
public final class Moves {
  private static final int SHOWN = 6;
  private static final String MEND = "look at what has moved, and make the plan again";

  private Moves() {}

  /**
   * One problem for each tenant that has moved, and one for the release; none when all is as it
   * was.
   */
  public static List<Problem> between(Plan then, Plan now) {
    List<Problem> problems = new ArrayList<>();
    Map<TenantId, Plan.PlannedTenant> today = new LinkedHashMap<>();
    now.tenants().forEach(tenant -> today.put(tenant.tenant(), tenant));
    Map<TenantId, Plan.InvalidTenant> invalid = new LinkedHashMap<>();
    now.invalid().forEach(tenant -> invalid.put(tenant.tenant(), tenant));
    for (Plan.PlannedTenant tenant : then.tenants()) {
      List<String> moved = moved(tenant, today.get(tenant.tenant()), invalid);
      if (!moved.isEmpty()) {
        problems.add(
            Problem.error(
                    PlanCodes.STALE,
                    "the plan is stale for tenant " + tenant.tenant().value(),
                    few(moved),
                    MEND)
                .forTenants(List.of(tenant.tenant())));
      }
    }
    if (!then.header().release().equals(now.header().release())) {
      problems.addFirst(
          Problem.error(
              PlanCodes.STALE,
              "the plan is stale: the release has moved",
              problems.isEmpty()
                  ? "files of the project have changed, though no planned step is another one"
                  : "files of the project have changed",
              MEND));
    }
    return problems;
  }

  private static List<String> moved(
      Plan.PlannedTenant then,
      Plan.@org.jspecify.annotations.Nullable PlannedTenant now,
      Map<TenantId, Plan.InvalidTenant> invalid) {
    if (now == null) {
      Plan.InvalidTenant wrong = invalid.get(then.tenant());
      return List.of(
          wrong == null
              ? "it is no longer among the fleet's tenants, or is disabled"
              : "settings_invalid: " + wrong.code() + ", " + wrong.message());
    }
    List<String> moved = new ArrayList<>();
    if (!then.place().equals(now.place())) {
      moved.add("its relations have other names");
    }
    if (!then.overlays().equals(now.overlays())) {
      moved.add(
          then.overlays().isEmpty() || now.overlays().isEmpty()
              ? "it has other overlays"
              : "its overlays, or their files, have changed");
    }
    if (!then.list().hash().equals(now.list().hash())) {
      moved.addAll(steps(then.list(), now.list()));
    }
    return moved;
  }

  private static List<String> steps(StepList then, StepList now) {
    Map<String, PlannedStep> today = new LinkedHashMap<>();
    now.steps().forEach(step -> today.put(step.node(), step));
    List<String> moved = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (PlannedStep step : then.steps()) {
      PlannedStep other = today.get(step.node());
      if (other == null) {
        moved.add(step.node() + " is gone");
      } else if (!step.fingerprint().isSameAs(other.fingerprint())) {
        String what = what(step, other);
        (what.equals("upstream") ? behind : moved).add(step.node() + ": " + what);
      } else if (!step.runs() && other.reason().isChange()) {
        moved.add(step.node() + ": was unchanged, and is now " + other.reason().code());
      }
    }
    // Those downstream have moved because of what is upstream of them.
    return moved.isEmpty() ? behind : moved;
  }

  private static String what(PlannedStep then, PlannedStep now) {
    List<String> what = new ArrayList<>();
    Fingerprint old = then.fingerprint();
    Fingerprint fresh = now.fingerprint();
    if (!old.code().equals(fresh.code())) {
      what.add("code");
    }
    if (!old.config().equals(fresh.config())) {
      what.add("config");
    }
    if (!old.settings().equals(fresh.settings())) {
      what.add("settings (" + String.join(", ", settings(then, now)) + ")");
    }
    if (what.isEmpty()) {
      what.add(old.upstream().equals(fresh.upstream()) ? "SQL" : "upstream");
    }
    return String.join(", ", what);
  }

  private static Set<String> settings(PlannedStep then, PlannedStep now) {
    Set<String> names = new LinkedHashSet<>(then.reads().keySet());
    names.addAll(now.reads().keySet());
    names.removeIf(
        name ->
            then.reads()
                .getOrDefault(name, "not read")
                .equals(now.reads().getOrDefault(name, "not read")));
    return names;
  }

  private static String few(List<String> moved) {
    return moved.size() <= SHOWN
        ? String.join("; ", moved)
        : String.join("; ", moved.subList(0, SHOWN)) + "; " + (moved.size() - SHOWN) + " more";
  }
}
