package dev.atoll.core.pipeline;

import dev.atoll.core.pipeline.PlanReport.Effect;
import dev.atoll.core.pipeline.PlanReport.Group;
import dev.atoll.core.pipeline.PlanReport.Only;
import dev.atoll.core.pipeline.PlanReport.OverlayEffect;
import dev.atoll.core.pipeline.PlanReport.Step;
import dev.atoll.core.plan.Fingerprint;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.plan.StepReason;
import dev.atoll.core.project.Change;
import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Folds a plan: tenants for whom the same is to be done for the same reasons, in whatever form, and
 * what those who deviate have in common.
 */
final class PlanFolding {
  private final Plan plan;
  private final Map<TenantId, Loaded.Ready> tenants = new LinkedHashMap<>();

  PlanFolding(Plan plan, Loaded loaded) {
    this.plan = plan;
    Set<TenantId> planned = new HashSet<>();
    plan.tenants().forEach(tenant -> planned.add(tenant.tenant()));
    loaded.tenants().stream()
        .filter(tenant -> planned.contains(tenant.id()))
        .forEach(tenant -> tenants.put(tenant.id(), tenant));
  }

  /** The largest group first. */
  List<Group> groups() {
    Map<List<String>, List<Plan.Group>> outlines = new LinkedHashMap<>();
    for (Plan.Group group : plan.groups()) {
      List<String> outline = new ArrayList<>();
      for (PlannedStep step : group.list().steps()) {
        outline.add(step.node() + " " + step.action().code() + " " + step.reason().code());
      }
      outlines.computeIfAbsent(outline, key -> new ArrayList<>()).add(group);
    }
    List<Group> folded = new ArrayList<>();
    outlines.values().forEach(groups -> folded.add(folded(groups)));
    folded.sort(Comparator.comparingInt((Group group) -> -group.tenants().size()));
    for (int i = 1; i < folded.size(); i++) {
      folded.set(i, marked(folded.get(i), folded.getFirst()));
    }
    return List.copyOf(folded);
  }

  private Group folded(List<Plan.Group> groups) {
    Map<String, Set<List<String>>> forms = new HashMap<>();
    Set<TenantId> members = new HashSet<>();
    for (Plan.Group group : groups) {
      members.addAll(group.tenants());
      for (PlannedStep step : group.list().steps()) {
        Fingerprint form = step.fingerprint();
        forms
            .computeIfAbsent(step.node(), key -> new HashSet<>())
            .add(List.of(form.code(), form.config(), form.settings(), form.sql().orElse("")));
      }
    }
    return new Group(
        plan.tenants().stream().map(Plan.PlannedTenant::tenant).filter(members::contains).toList(),
        groups.getFirst().list().steps().stream()
            .map(step -> step(step, forms.getOrDefault(step.node(), Set.of()).size()))
            .toList());
  }

  private static Step step(PlannedStep step, int forms) {
    return new Step(
        step.node(),
        step.name(),
        step.type(),
        step.materialized(),
        effect(step),
        step.reason().code(),
        step.decision().because(),
        forms);
  }

  private static Effect effect(PlannedStep step) {
    if (!step.runs()) {
      return Effect.LEAVE;
    }
    return step.reason().isChange()
        ? Effect.CHANGE
        : step.reason() == StepReason.UNCHANGED ? Effect.RUN_UNCHANGED : Effect.RUN;
  }

  private Group marked(Group group, Group largest) {
    List<OverlayEffect> overlays = overlays(group, largest);
    Set<String> other = otherSteps(group, largest);
    boolean explained =
        other.stream()
            .allMatch(node -> overlays.stream().anyMatch(overlay -> overlay.explains(node)));
    return new Group(
        group.tenants(), group.steps(), overlays, explained ? Optional.empty() : only(group));
  }

  /** The steps that a group has more, less or for another reason. */
  private static Set<String> otherSteps(Group group, Group largest) {
    Map<String, Step> own = byNode(group);
    Map<String, Step> theirs = byNode(largest);
    Set<String> nodes = new TreeSet<>(own.keySet());
    nodes.addAll(theirs.keySet());
    nodes.removeIf(
        node ->
            Optional.ofNullable(own.get(node))
                .map(PlanFolding::outline)
                .equals(Optional.ofNullable(theirs.get(node)).map(PlanFolding::outline)));
    return nodes;
  }

  private static String outline(Step step) {
    return step.effect() + " " + step.reason();
  }

  private static SequencedMap<String, Step> byNode(Group group) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    group.steps().forEach(step -> steps.put(step.node(), step));
    return steps;
  }

  private List<OverlayEffect> overlays(Group group, Group largest) {
    Set<String> common = new LinkedHashSet<>(overlaysOf(group.tenants().getFirst()));
    group.tenants().forEach(tenant -> common.retainAll(overlaysOf(tenant)));
    largest.tenants().forEach(tenant -> common.removeAll(overlaysOf(tenant)));
    Set<String> other = otherSteps(group, largest);
    return common.stream().map(overlay -> effect(overlay, group, largest, other)).toList();
  }

  private List<String> overlaysOf(TenantId tenant) {
    return OverlaidTenants.names(ready(tenant).tenant());
  }

  private Loaded.Ready ready(TenantId tenant) {
    return Optional.ofNullable(tenants.get(tenant))
        .orElseThrow(() -> new IllegalStateException("not loaded: " + tenant));
  }

  /** One tenant of the group speaks for all: they have the same steps, and the same overlay. */
  private OverlayEffect effect(String overlay, Group group, Group largest, Set<String> other) {
    Loaded.Ready one = ready(group.tenants().getFirst());
    Map<String, Step> own = byNode(group);
    Map<String, Step> theirs = byNode(largest);
    List<String> adds = new ArrayList<>();
    List<String> removes = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (String node : other) {
      boolean changed = one.graph().graph().overlaysOf(node).contains(overlay);
      if (!own.containsKey(node)) {
        if (disables(one, overlay, node)) {
          removes.add(node);
        }
      } else if (changed) {
        (theirs.containsKey(node) ? changes : adds).add(node);
      }
    }
    return new OverlayEffect(overlay, adds, removes, changes);
  }

  private static boolean disables(Loaded.Ready tenant, String overlay, String node) {
    return tenant.builder().project().changes().stream()
        .anyMatch(
            change ->
                change.kind() == Change.Kind.DISABLED
                    && change.overlay().equals(overlay)
                    && change.concerns(node));
  }

  /** One alone can be said for certain; of several nobody knows which it is. */
  private Optional<Only> only(Group group) {
    List<Only> variables = only(group, "variable", Tenant::vars);
    List<Only> found = variables.isEmpty() ? only(group, "label", Tenant::labels) : variables;
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private List<Only> only(
      Group group, String kind, Function<Tenant, SequencedMap<String, Setting>> settings) {
    Set<TenantId> members = new HashSet<>(group.tenants());
    List<Only> found = new ArrayList<>();
    settings
        .apply(ready(group.tenants().getFirst()).tenant())
        .forEach(
            (name, setting) -> {
              Object value = setting.value();
              if (value == null || value instanceof Secret) {
                return;
              }
              boolean theirs =
                  tenants.values().stream()
                      .allMatch(
                          tenant ->
                              members.contains(tenant.id())
                                  == value(settings.apply(tenant.tenant()), name)
                                      .filter(value::equals)
                                      .isPresent());
              if (theirs) {
                found.add(new Only(kind, name, value));
              }
            });
    return found;
  }

  private static Optional<Object> value(Map<String, Setting> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(Setting::value);
  }
}
