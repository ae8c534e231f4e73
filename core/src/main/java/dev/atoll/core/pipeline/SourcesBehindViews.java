package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.SharedViews;
import dev.atoll.core.session.IsolationProblems;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds sources that name the tables with everybody's rows where tenants are to read views of their
 * own: the engine would refuse them in the night.
 */
final class SourcesBehindViews {
  private SourcesBehindViews() {}

  static List<Problem> of(
      Fleet fleet, List<Loaded.Ready> tenants, Map<String, String> environment) {
    List<Problem> found = new ArrayList<>();
    if (fleet.shared().values().stream().noneMatch(SharedViews::areOf)) {
      return found;
    }
    for (Loaded.Ready tenant : tenants) {
      List<SharedViews> views = SharedViews.of(fleet, tenant.tenant(), environment, new Problems());
      for (Node node : tenant.graph().graph().nodes().values()) {
        if (node instanceof Node.Source source) {
          views.stream()
              .filter(some -> reads(tenant, source, some))
              .forEach(some -> found.add(problem(tenant, source, some)));
        }
      }
    }
    return found;
  }

  private static boolean reads(Loaded.Ready tenant, Node.Source source, SharedViews views) {
    Relation relation = tenant.graph().relations().get(source.id());
    Namespace own = tenant.engine().namespace(tenant.target());
    return relation != null
        && relation.schema().equalsIgnoreCase(views.from())
        && relation.database().orElse(own.database()).equalsIgnoreCase(own.database());
  }

  private static Problem problem(Loaded.Ready tenant, Node.Source source, SharedViews views) {
    return Problem.warning(
            IsolationProblems.BEHIND_VIEWS,
            source.facts().place(),
            "source " + source.name() + " reads " + views.from() + ", which tenants may not read",
            "'shared: " + views.name() + "' gives each tenant views of its own rows",
            "lead it there with 'sources: {"
                + source.sourceName()
                + ": {schema: \""
                + views.written()
                + "\"}}' in a layer")
        .forTenants(List.of(tenant.id()));
  }
}
