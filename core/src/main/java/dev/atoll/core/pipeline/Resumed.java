package dev.atoll.core.pipeline;

import dev.atoll.core.execute.Marks;
import dev.atoll.core.ledger.LedgerCodes;
import dev.atoll.core.ledger.RunId;
import dev.atoll.core.ledger.RunLogic;
import dev.atoll.core.ledger.StepLogic;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The run that this one goes on with.
 *
 * @param root the run that was interrupted at first; its id is the one on the markers
 * @param markers none where the interrupted run made none
 * @param then what the interrupted run was planned from
 */
record Resumed(RunId root, Marks.Earlier markers, RunLogic then) {
  private static final int SHOWN = 6;

  /**
   * What is done now must be what would have been done then.
   *
   * @throws StalePlan when a step has other code, config, settings or SQL than it had
   */
  void refuseIfMoved(RunLogic now) {
    Map<String, List<TenantId>> tenants = new LinkedHashMap<>();
    now.lists()
        .keySet()
        .forEach(
            tenant -> {
              String moved = moved(then.of(tenant), now.of(tenant));
              if (!moved.isEmpty()) {
                tenants.computeIfAbsent(moved, key -> new ArrayList<>()).add(tenant);
              }
            });
    List<Problem> problems = new ArrayList<>();
    tenants.forEach(
        (moved, whose) ->
            problems.add(
                Problem.error(
                        LedgerCodes.MOVED,
                        "the run cannot go on for tenant " + whose.getFirst().value(),
                        moved,
                        "put back what has moved; or do what is left with what there is now:"
                            + " atoll rerun "
                            + root.value())
                    .forTenants(whose)));
    if (!problems.isEmpty()) {
      throw new StalePlan(problems);
    }
  }

  private static String moved(
      SequencedMap<String, StepLogic> then, SequencedMap<String, StepLogic> now) {
    List<String> moved = new ArrayList<>();
    now.forEach(
        (node, step) -> {
          String what = moved(then.get(node), step);
          if (!what.isEmpty()) {
            moved.add(step.name() + ": " + what + " moved");
          }
        });
    return moved.size() <= SHOWN
        ? String.join("; ", moved)
        : String.join("; ", moved.subList(0, SHOWN)) + "; " + (moved.size() - SHOWN) + " more";
  }

  private static String moved(@Nullable StepLogic then, StepLogic now) {
    if (then == null) {
      return "";
    }
    List<String> what = new ArrayList<>();
    if (!then.code().equals(now.code())) {
      what.add("code");
    }
    if (!then.config().equals(now.config())) {
      what.add("config");
    }
    if (!then.settings().equals(now.settings())) {
      what.add("settings");
    }
    if (what.isEmpty() && !then.sql().equals(now.sql())) {
      what.add("SQL");
    }
    return String.join(", ", what);
  }
}
