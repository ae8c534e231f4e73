package dev.atoll.core.plan;

import dev.atoll.core.compile.Node;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.ledger.TenantState;
import dev.atoll.domain.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Decides for one tenant why each node is built, parents before their readers. The rules are those
 * of docs/reference/plan.md; when in doubt a step runs.
 */
final class Decisions {
  private static final int SHOWN_NAMES = 3;

  private final SequencedMap<String, NodeForm> forms;
  private final Now now;
  private final Map<String, Decision> made = new LinkedHashMap<>();

  /** The newest run that changed the rows a node shows, by node. */
  private final Map<String, String> rows = new LinkedHashMap<>();

  /**
   * What else is known of the tenant.
   *
   * @param state what the ledger knows
   * @param places of nodes, as the ledger writes them
   * @param home the tenant's own place
   * @param selected ids of the nodes that are chosen
   * @param refresh whether everything is rebuilt from nothing
   * @param replaces whether the engine can replace a table under the views that read it
   * @param missing nodes whose relations are not there, each with a word on why that is thought
   */
  record Now(
      TenantState state,
      Map<String, String> places,
      String home,
      Set<String> selected,
      Planner.Refresh refresh,
      Planner.Replacing replaces,
      Map<String, String> missing) {}

  Decisions(SequencedMap<String, NodeForm> forms, Now now) {
    this.forms = forms;
    this.now = now;
  }

  /** All nodes that can be steps. */
  SequencedMap<String, Decision> all() {
    for (NodeForm form : forms.values()) {
      String id = form.node().id();
      keepRows(form);
      if (isBuilt(form.node())) {
        made.put(id, decide(form));
      }
    }
    return Ordered.map(made);
  }

  static boolean isBuilt(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Test test -> true;
      case Node.UnitTest test -> true;
      case Node.Source source -> false;
      case Node.Analysis analysis -> false;
      case Node.Operation operation -> false;
      case Node.Exposure exposure -> false;
    };
  }

  private Decision decide(NodeForm form) {
    Node node = form.node();
    if (now.refresh == Planner.Refresh.FROM_NOTHING
        && (node instanceof Node.Model || node instanceof Node.Seed)) {
      return new Decision(StepReason.FORCED, "--full-refresh");
    }
    NodeState last = now.state.nodes().get(node.id());
    if (last == null) {
      return Decision.of(StepReason.FIRST_RUN);
    }
    if (last.end() == NodeState.End.BEGUN) {
      return Decision.of(StepReason.UNFINISHED);
    }
    return changed(form, last).or(() -> moved(form, last)).orElseGet(() -> unchanged(form, last));
  }

  private Optional<Decision> moved(NodeForm form, NodeState last) {
    String id = form.node().id();
    if (!now.state.home().equals(now.home)) {
      return Optional.of(new Decision(StepReason.RELATION_MOVED, "the tenant has moved"));
    }
    if (!last.place().equals(now.places.getOrDefault(id, ""))) {
      return Optional.of(Decision.of(StepReason.RELATION_MOVED));
    }
    return Optional.ofNullable(now.missing.get(id))
        .map(why -> new Decision(StepReason.RELATION_MISSING, why));
  }

  private Optional<Decision> changed(NodeForm form, NodeState last) {
    Fingerprint fingerprint = form.fingerprint();
    if (!fingerprint.code().equals(last.code())) {
      return Optional.of(Decision.of(StepReason.CODE_CHANGED));
    }
    if (!fingerprint.config().equals(last.config())) {
      return Optional.of(Decision.of(StepReason.CONFIG_CHANGED));
    }
    if (!fingerprint.settings().equals(last.settings())) {
      return Optional.of(
          new Decision(StepReason.SETTINGS_CHANGED, "reads " + few(form.reads().keySet())));
    }
    if (!fingerprint.upstream().equals(last.upstream())) {
      return Optional.of(new Decision(StepReason.UPSTREAM_CHANGED, few(changedParents(form))));
    }
    boolean otherSql =
        fingerprint.sql().isPresent()
            && !last.sql().isEmpty()
            && !fingerprint.sql().get().equals(last.sql());
    return otherSql
        ? Optional.of(new Decision(StepReason.CODE_CHANGED, "its SQL is another"))
        : Optional.empty();
  }

  private SequencedSet<String> changedParents(NodeForm form) {
    SequencedSet<String> changed = new LinkedHashSet<>();
    for (NodeForm parent : readThrough(form, Passing.EPHEMERAL).values()) {
      Decision decision = made.get(parent.node().id());
      if (decision != null && decision.reason().isChange()) {
        changed.add(parent.node().shownName());
      }
    }
    return changed;
  }

  /** The same logic and settings as when it last succeeded: what is left is what it reads. */
  private Decision unchanged(NodeForm form, NodeState last) {
    return switch (form.node()) {
      case Node.Seed seed -> Decision.of(StepReason.UNCHANGED);
      case Node.Snapshot snapshot -> always("a snapshot looks for rows that changed");
      case Node.UnitTest test -> Decision.of(StepReason.UNCHANGED);
      case Node.Test test -> byRows(form, last);
      case Node.Model model ->
          switch (model.config().materialized()) {
            case "view" -> ofView(form);
            case "table" -> byRows(form, last);
            case "incremental" -> always("an incremental model looks for new rows");
            case String other -> always("what '" + other + "' does is not known");
          };
      case Node.Source source -> Decision.of(StepReason.UNCHANGED);
      case Node.Analysis analysis -> Decision.of(StepReason.UNCHANGED);
      case Node.Operation operation -> Decision.of(StepReason.UNCHANGED);
      case Node.Exposure exposure -> Decision.of(StepReason.UNCHANGED);
    };
  }

  private Decision ofView(NodeForm form) {
    if (form.unknownBecause().isPresent()) {
      return atRun(form);
    }
    List<String> running =
        readThrough(form, Passing.EPHEMERAL).values().stream()
            .filter(parent -> runs(parent.node().id()))
            .filter(
                parent ->
                    now.replaces == Planner.Replacing.DROPS_VIEWS
                        || parent.unknownBecause().isPresent())
            .map(parent -> parent.node().shownName())
            .toList();
    return running.isEmpty()
        ? Decision.of(StepReason.UNCHANGED)
        : new Decision(StepReason.UPSTREAM_RUNS, few(running));
  }

  /** What keeps rows, or judges them, depends on the rows it reads. */
  private Decision byRows(NodeForm form, NodeState last) {
    if (form.unknownBecause().isPresent()) {
      return atRun(form);
    }
    if (form.timely().isPresent()) {
      return always("its SQL holds " + form.timely().get());
    }
    if (form.parents().isEmpty()) {
      return always("it names nothing that it reads");
    }
    SequencedMap<String, NodeForm> read = readThrough(form, Passing.VIEWS);
    for (NodeForm parent : read.values()) {
      if (parent.node() instanceof Node.Source source) {
        return always("reads source " + source.sourceName() + "." + source.name());
      }
      if (isPassed(parent.node(), Passing.VIEWS)) {
        Optional<String> why = parent.timely().or(parent::unknownBecause);
        if (why.isPresent()) {
          return always(parent.node().shownName() + " holds " + why.get());
        }
      }
    }
    List<String> running =
        read.values().stream()
            .filter(parent -> !isPassed(parent.node(), Passing.VIEWS))
            .filter(parent -> runs(parent.node().id()) || ranSince(parent, last))
            .map(parent -> parent.node().shownName())
            .toList();
    return running.isEmpty()
        ? Decision.of(StepReason.UNCHANGED)
        : new Decision(StepReason.UPSTREAM_RUNS, few(running));
  }

  private boolean runs(String id) {
    Decision decision = made.get(id);
    return decision != null
        && now.selected.contains(id)
        && decision.reason().effect() == StepReason.Effect.RUNS;
  }

  private boolean ranSince(NodeForm parent, NodeState last) {
    return rows.getOrDefault(parent.node().id(), "").compareTo(last.run()) > 0;
  }

  private void keepRows(NodeForm form) {
    NodeState last = now.state.nodes().get(form.node().id());
    if (last != null) {
      rows.put(form.node().id(), last.run());
    }
  }

  private static Decision atRun(NodeForm form) {
    return always(
        "its SQL is known only when it runs"
            + form.unknownBecause().map(why -> ": " + why).orElse(""));
  }

  private static Decision always(String because) {
    return new Decision(StepReason.ALWAYS, because);
  }

  /** Through what one looks for what a node really reads. */
  private enum Passing {
    EPHEMERAL,
    VIEWS
  }

  /** What a node reads, and what that reads where it keeps no rows of its own. */
  private SequencedMap<String, NodeForm> readThrough(NodeForm form, Passing passing) {
    SequencedMap<String, NodeForm> found = new LinkedHashMap<>();
    add(form, passing, found);
    return found;
  }

  private void add(NodeForm form, Passing passing, Map<String, NodeForm> found) {
    for (String id : form.parents()) {
      NodeForm parent = forms.get(id);
      if (parent != null
          && found.putIfAbsent(id, parent) == null
          && isPassed(parent.node(), passing)) {
        add(parent, passing, found);
      }
    }
  }

  private static boolean isPassed(Node node, Passing passing) {
    return node instanceof Node.Model model
        && (model.ephemeral()
            || (passing == Passing.VIEWS && model.config().materialized().equals("view")));
  }

  private static String few(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    return all.size() <= SHOWN_NAMES
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, SHOWN_NAMES))
            + " and "
            + (all.size() - SHOWN_NAMES)
            + " more";
  }
}
