package dev.atoll.core.execute;

import dev.atoll.core.compile.Feeds;
import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Node;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.engine.EngineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks at what a tenant reads before its first step: whether required inputs hold rows, and which
 * optional sources are there. Asks only about sources that the plan's steps go back to.
 */
final class InputCheck {
  /** A required input without rows, or without a table. */
  static final String NOT_THERE = "A737";

  private final TenantPlan plan;
  private final Function<Node.Source, String> names;

  /**
   * Prepares a tenant.
   *
   * @param names how SQL names a source table
   */
  InputCheck(TenantPlan plan, Function<Node.Source, String> names) {
    this.plan = plan;
    this.names = names;
  }

  /**
   * What was found.
   *
   * @param skipped steps that read a source which is not there, with what to say of each
   * @param inputs required ones
   * @param end why the tenant must not start
   */
  record Found(Map<String, String> skipped, TenantOutcome.Inputs inputs, Optional<End> end) {
    static final Found NOTHING = new Found(Map.of(), TenantOutcome.Inputs.NONE, Optional.empty());
  }

  /** Why a tenant ends before it starts. */
  record End(Problem problem, Reason reason) {}

  private enum State {
    MISSING,
    EMPTY,
    FILLED
  }

  /**
   * Asks the database.
   *
   * @throws EngineException when it cannot answer
   */
  Found look(TenantSession session) {
    Feeds feeds = plan.graph().feeds();
    if (feeds.isEmpty()) {
      return Found.NOTHING;
    }
    Set<String> read = readByPlan();
    List<String> checked = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Reason reason = Reason.INPUT_EMPTY;
    for (Map.Entry<String, Feeds.Required> input : feeds.required().entrySet()) {
      if (!read.contains(input.getKey())) {
        continue;
      }
      String name = input.getValue().name();
      checked.add(name);
      State state = state(source(input.getKey()), session);
      if (state == State.EMPTY) {
        empty.add(name);
      }
      if (state == State.MISSING) {
        reason = Reason.INPUT_MISSING;
      }
      if (state != State.FILLED) {
        problems.add(problem(input.getKey(), input.getValue(), state));
      }
    }
    Reason why = reason;
    return new Found(
        skipped(feeds, read, session),
        new TenantOutcome.Inputs(checked, empty),
        // A table that is missing weighs more than one that is empty.
        problems.stream()
            .filter(problem -> problem.isError() == (why == Reason.INPUT_MISSING))
            .findFirst()
            .map(problem -> new End(problem, why)));
  }

  private Node.Source source(String id) {
    return (Node.Source) plan.graph().graph().node(id);
  }

  /** The sources that the steps go back to, also through nodes that are not in the plan. */
  private Set<String> readByPlan() {
    Graph graph = plan.graph().graph();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    plan.steps().forEach(step -> open.add(step.id()));
    while (!open.isEmpty()) {
      String id = open.remove();
      if (seen.add(id) && graph.find(id).isPresent()) {
        open.addAll(graph.parentsOf(id));
      }
    }
    seen.removeIf(id -> !(graph.find(id).orElse(null) instanceof Node.Source));
    return seen;
  }

  private State state(Node.Source source, TenantSession session) {
    try {
      boolean filled =
          !session.query("select 1 from " + names.apply(source) + " limit 1").rows().isEmpty();
      return filled ? State.FILLED : State.EMPTY;
    } catch (EngineException e) {
      if (e.kind() != EngineException.Kind.MISSING_OBJECT) {
        throw e;
      }
      session.rollback();
      return State.MISSING;
    }
  }

  private Problem problem(String id, Feeds.Required input, State state) {
    boolean missing = state == State.MISSING;
    String where = names.apply(source(id));
    String message =
        "the required input " + input.name() + (missing ? " does not exist" : " holds no rows");
    String cause = "looked into " + where + " before the first step; nothing was run";
    String mend =
        missing
            ? "load it, correct 'sources' in a layer, or remove it from 'inputs'"
            : "load it, and run the tenant again";
    return missing
        ? Problem.error(NOT_THERE, input.place(), message, cause, mend)
        : Problem.warning(NOT_THERE, input.place(), message, cause, mend);
  }

  private Map<String, String> skipped(Feeds feeds, Set<String> read, TenantSession session) {
    Map<String, String> skipped = new LinkedHashMap<>();
    for (String id : read) {
      boolean absent =
          feeds.absent().contains(id)
              || (feeds.optional().contains(id) && state(source(id), session) == State.MISSING);
      if (absent) {
        Node.Source source = source(id);
        String why = "the tenant has no " + source.sourceName() + "." + source.name();
        Set<String> below = below(id);
        plan.steps().stream()
            .map(Step::id)
            .filter(below::contains)
            .forEach(step -> skipped.putIfAbsent(step, why));
      }
    }
    return skipped;
  }

  private Set<String> below(String source) {
    Graph graph = plan.graph().graph();
    Set<String> below = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(source));
    while (!open.isEmpty()) {
      String id = open.remove();
      if (below.add(id)) {
        open.addAll(graph.childrenOf(id));
      }
    }
    return below;
  }
}
