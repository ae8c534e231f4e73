package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a materialization for every step, told before any step begins. */
public final class Materializations {
  /** A materialization that does not exist. */
  static final String NO_MATERIALIZATION = "A412";

  private static final String EPHEMERAL = "ephemeral";

  private Materializations() {}

  /** What the steps of a plan lack; only chosen nodes are looked at, as in dbt. */
  public static List<Problem> check(TenantPlan plan) {
    MacroLibrary macros = plan.graph().scopes().macros();
    List<Problem> problems = new ArrayList<>();
    for (Step step : plan.steps()) {
      Node node = step.node();
      String name = node.config().materialized();
      boolean named = node instanceof Node.Model && !name.equals(EPHEMERAL);
      if (named && macros.materialization(name).isEmpty()) {
        problems.add(missing(node, macros));
      }
    }
    return problems;
  }

  /** What makes a node, if there is such a macro. */
  static Optional<MacroDefinition> of(Node node, MacroLibrary macros) {
    return macros.materialization(name(node));
  }

  static String name(Node node) {
    return node instanceof Node.UnitTest ? "unit" : node.config().materialized();
  }

  static Problem missing(Node node, MacroLibrary macros) {
    String name = node.config().materialized();
    return Problem.error(
        NO_MATERIALIZATION,
        node.facts().place(),
        "no materialization is called '" + name + "'",
        "there is none for " + macros.adapter() + " and no default one",
        Nearest.suggestion(name, macros.materializations(), "write that materialization"));
  }
}
