package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Freshness;
import dev.atoll.core.compile.MacroCall;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Plans of what builds nothing: the call of a macro, and how old sources are. */
final class Operations {
  /** {@code --args} that hold no mapping. */
  static final String BAD_ARGUMENTS = "A419";

  private Operations() {}

  /** One call for each tenant. */
  static List<TenantPlan> plans(
      Loaded loaded, BuildRequest.Operation call, Invocation invocation, Problems problems) {
    TenantsSaid.require(loaded, invocation, "run-operation", "a macro may do anything");
    SequencedMap<String, @Nullable Object> arguments = arguments(call);
    List<TenantPlan> plans = new ArrayList<>();
    for (Loaded.Ready ready : loaded.tenants()) {
      try {
        Node operation = MacroCall.of(call.macro(), arguments, ready.graph(), ready.builder());
        plans.add(one(ready.graph(), operation));
      } catch (ProblemException e) {
        // The same for all tenants: macros are the project's.
        problems.addAll(e.problems());
        return plans;
      }
    }
    return plans;
  }

  private static SequencedMap<String, @Nullable Object> arguments(BuildRequest.Operation call) {
    String text = call.arguments().filter(given -> !given.isBlank()).orElse("{}");
    return YamlReader.readMap("--args", text, new Problems())
        .map(YamlMap::toJava)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        BAD_ARGUMENTS,
                        "--args holds no mapping of names to values: " + text,
                        "",
                        "write it as YAML or JSON, such as --args '{name: bob, days: 3}'")));
  }

  /** The chosen sources that say how old they may be. */
  static TenantPlan freshness(TenantGraph graph, Collection<String> chosen) {
    List<Step> steps = new ArrayList<>();
    for (String id : chosen) {
      Node node = graph.graph().node(id);
      if (node instanceof Node.Source && Freshness.of(node.facts()).isPresent()) {
        steps.add(new Step(node, Ordered.set(List.of()), 1));
      }
    }
    return new TenantPlan(graph, steps);
  }

  private static TenantPlan one(TenantGraph graph, Node node) {
    return new TenantPlan(graph, List.of(new Step(node, Ordered.set(List.of()), 1)));
  }
}
