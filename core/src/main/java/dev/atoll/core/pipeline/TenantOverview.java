package dev.atoll.core.pipeline;

import dev.atoll.core.pipeline.Explanation.Deviation;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;

/** Explains a tenant as a whole. */
final class TenantOverview {
  private final Invocation invocation;
  private final Loader.Readings read;
  private final Tenant tenant;
  private final SettingTrails trails;

  TenantOverview(Invocation invocation, Loader.Readings read, Tenant tenant, SettingTrails trails) {
    this.invocation = invocation;
    this.read = read;
    this.tenant = tenant;
    this.trails = trails;
  }

  Explanation explain(Supplier<Loader> loader) {
    Fleet fleet = read.resolved().fleet();
    List<Problem> problems = new ArrayList<>();
    Optional<Explanation.Nodes> nodes = Optional.empty();
    if (tenant.isEnabled()) {
      try {
        Loaded loaded = loader.get().load(SecretUse.LEAVE_OUT);
        nodes = nodes(loaded);
        loaded.problem(tenant.id()).ifPresent(problems::add);
        loaded.further().stream().filter(this::concerns).forEach(problems::add);
      } catch (ProblemException e) {
        e.problems().stream().filter(this::concerns).forEach(problems::add);
      }
    }
    return new Explanation.OfTenant(
        tenant.id(),
        fleet.isPlain() ? read.project().name() : fleet.name(),
        tenant.environment(),
        tenant.place(),
        decided(tenant.labels()),
        trails
            .setting("enabled")
            .orElseGet(() -> SettingTrails.decided("enabled", tenant.enabled())),
        trails.setting("engine").orElseGet(() -> new Explained("engine", engine(), List.of())),
        type(),
        LookUseCases.route(tenant, fleet.root()),
        routing(),
        trails.layers(fleet, invocation.environment()),
        decided(tenant.overlays()),
        trails.variableNames().stream().map(trails::variable).toList(),
        decided(tenant.env()),
        nodes,
        problems);
  }

  private boolean concerns(Problem problem) {
    return problem.tenants().isEmpty() || problem.tenants().contains(tenant.id());
  }

  private static List<Explained> decided(Map<String, Setting> settings) {
    List<Explained> all = new ArrayList<>();
    settings.forEach((name, setting) -> all.add(SettingTrails.decided(name, setting)));
    return all;
  }

  private List<Explained> routing() {
    List<Explained> all = new ArrayList<>();
    place("database", tenant.database(), all);
    place("schema", tenant.schema(), all);
    place("timezone", tenant.timezone(), all);
    place("schedule", tenant.schedule(), all);
    for (String limit : tenant.limits().keySet()) {
      trails.setting("limits", limit).ifPresent(all::add);
    }
    FeedSettings.of(tenant)
        .forEach((name, setting) -> all.add(SettingTrails.decided("source " + name, setting)));
    return all;
  }

  /** The words are as written, the value has its placeholders filled in. */
  private void place(String key, Optional<Setting> setting, List<Explained> all) {
    setting.ifPresent(
        decided ->
            all.add(
                new Explained(
                    key,
                    decided.value(),
                    trails.setting(key).map(Explained::said).orElse(List.of()))));
  }

  private String engine() {
    return switch (tenant.engine()) {
      case EngineTarget.Direct direct -> direct.engine();
      case EngineTarget.FromProfile profile -> "profile " + profile.profile().orElse("");
    };
  }

  private String type() {
    return switch (tenant.engine()) {
      case EngineTarget.Direct direct -> direct.type();
      case EngineTarget.FromProfile profile -> "";
    };
  }

  /** Compares every node with the form that most tenants have. */
  private Optional<Explanation.Nodes> nodes(Loaded loaded) {
    SequencedMap<TenantId, SequencedMap<String, String>> forms =
        new FleetForms().all(loaded.tenants());
    SequencedMap<String, String> own = forms.get(tenant.id());
    if (own == null) {
      return Optional.empty();
    }
    SequencedSet<String> all = new LinkedHashSet<>();
    forms.values().forEach(nodes -> all.addAll(nodes.keySet()));
    List<Deviation> deviations = new ArrayList<>();
    List<Deviation> missing = new ArrayList<>();
    for (String node : all) {
      // That somebody lacks a node is a form, too.
      Map<String, Integer> counts = new LinkedHashMap<>();
      forms.values().forEach(nodes -> counts.merge(form(nodes, node), 1, Integer::sum));
      int sharing = counts.getOrDefault(form(own, node), 0);
      if (counts.values().stream().anyMatch(count -> count > sharing)) {
        (own.containsKey(node) ? deviations : missing).add(new Deviation(node, sharing));
      }
    }
    return Optional.of(new Explanation.Nodes(own.size(), forms.size(), deviations, missing));
  }

  private static String form(Map<String, String> forms, String node) {
    return forms.getOrDefault(node, "");
  }
}
