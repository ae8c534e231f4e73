package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.RunLogic;
import dev.atoll.core.ledger.StepLogic;
import dev.atoll.core.pipeline.RunDifference.Change;
import dev.atoll.core.pipeline.RunDifference.Count;
import dev.atoll.core.pipeline.RunDifference.Group;
import dev.atoll.core.pipeline.RunDifference.Most;
import dev.atoll.core.pipeline.RunDifference.Time;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts two runs side by side, and folds what is the same for several tenants. */
final class RunComparison {
  /** A number of rows has moved notably from this share of the larger one on. */
  private static final double NOTABLE_ROWS = 0.1;

  /** A time is notably another one from this share of the larger one on, and from this time on. */
  private static final double NOTABLE_SHARE = 0.2;

  private static final Duration NOTABLE_TIME = Duration.ofSeconds(1);

  private static final StepLogic NOTHING =
      new StepLogic("", "", StepLogic.Fate.RUN, "", "", "", "", "", "");

  private final Side left;
  private final Side right;
  private final boolean logic;

  /** A run with what its steps were planned from. */
  record Side(RunDifference.Side run, List<TenantResult> tenants, RunLogic logic) {
    private Map<TenantId, TenantResult> byTenant() {
      Map<TenantId, TenantResult> all = new TreeMap<>();
      tenants.forEach(tenant -> all.put(tenant.tenant(), tenant));
      return all;
    }

    private boolean hasLogic() {
      return !logic.lists().isEmpty();
    }
  }

  RunComparison(Side left, Side right) {
    this.left = left;
    this.right = right;
    this.logic = left.hasLogic() && right.hasLogic();
  }

  RunDifference difference() {
    Map<TenantId, TenantResult> before = left.byTenant();
    Map<TenantId, TenantResult> after = right.byTenant();
    List<Pair> both = new ArrayList<>();
    before.forEach(
        (tenant, result) ->
            Optional.ofNullable(after.get(tenant))
                .ifPresent(other -> both.add(new Pair(result, other))));
    return new RunDifference(
        left.run,
        right.run,
        groups(both),
        without(before, after),
        without(after, before),
        counts(both),
        times(both),
        List.of(left, right).stream()
            .filter(side -> !side.hasLogic())
            .map(side -> side.run.runId())
            .toList());
  }

  private static List<TenantId> without(
      Map<TenantId, TenantResult> these, Map<TenantId, TenantResult> those) {
    return these.keySet().stream().filter(tenant -> !those.containsKey(tenant)).toList();
  }

  /** One tenant in both runs. */
  private static final class Pair {
    private final TenantResult left;
    private final TenantResult right;
    private final SequencedMap<String, StepResult> before;
    private final SequencedMap<String, StepResult> after;

    Pair(TenantResult left, TenantResult right) {
      this.left = left;
      this.right = right;
      this.before = byNode(left);
      this.after = byNode(right);
    }

    private static SequencedMap<String, StepResult> byNode(TenantResult tenant) {
      SequencedMap<String, StepResult> steps = new LinkedHashMap<>();
      tenant.steps().stream()
          .sorted(Comparator.comparing(step -> step.node().uniqueId()))
          .forEach(step -> steps.put(step.node().uniqueId(), step));
      return steps;
    }

    TenantId tenant() {
      return left.tenant();
    }

    /** The steps of both runs, by id. */
    Set<String> nodes() {
      Set<String> nodes = new TreeSet<>(before.keySet());
      nodes.addAll(after.keySet());
      return nodes;
    }
  }

  private List<Group> groups(List<Pair> pairs) {
    record Outline(Optional<String> left, Optional<String> right, List<Change> changes) {}
    Map<Outline, List<TenantId>> outlines = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      outlines
          .computeIfAbsent(
              new Outline(problem(pair.left), problem(pair.right), changes(pair)),
              key -> new ArrayList<>())
          .add(pair.tenant());
    }
    List<Group> groups = new ArrayList<>();
    outlines.forEach(
        (outline, tenants) ->
            groups.add(new Group(tenants, outline.left, outline.right, outline.changes)));
    groups.sort(Comparator.comparingInt((Group group) -> -group.tenants().size()));
    return groups;
  }

  private static Optional<String> problem(TenantResult tenant) {
    return tenant.problem().map(Problem::code);
  }

  private List<Change> changes(Pair pair) {
    SequencedMap<String, StepLogic> then = left.logic.of(pair.tenant());
    SequencedMap<String, StepLogic> now = right.logic.of(pair.tenant());
    List<Change> changes = new ArrayList<>();
    for (String node : pair.nodes()) {
      @Nullable StepResult before = pair.before.get(node);
      @Nullable StepResult after = pair.after.get(node);
      boolean compared = logic && then.containsKey(node) && now.containsKey(node);
      Change change =
          change(
              node,
              before,
              after,
              compared ? then.getOrDefault(node, NOTHING) : NOTHING,
              compared ? now.getOrDefault(node, NOTHING) : NOTHING);
      if (change.endedOtherwise() || !change.logic().isEmpty()) {
        changes.add(change);
      }
    }
    return changes;
  }

  private Change change(
      String node,
      @Nullable StepResult before,
      @Nullable StepResult after,
      StepLogic then,
      StepLogic now) {
    NodeRef shown =
        Optional.ofNullable(after)
            .or(() -> Optional.ofNullable(before))
            .map(StepResult::node)
            .orElseThrow();
    return new Change(
        node,
        shown.name(),
        shown.resourceType(),
        Optional.ofNullable(before).map(step -> step.reason().code()),
        Optional.ofNullable(after).map(step -> step.reason().code()),
        logic(then, now),
        settings(then, now));
  }

  private static List<String> logic(StepLogic then, StepLogic now) {
    List<String> moved = new ArrayList<>();
    add(moved, "code", then.code(), now.code());
    add(moved, "config", then.config(), now.config());
    add(moved, "settings", then.settings(), now.settings());
    add(moved, "upstream", then.upstream(), now.upstream());
    add(moved, "sql", then.sql(), now.sql());
    return moved;
  }

  private static void add(List<String> moved, String what, String then, String now) {
    if (!then.equals(now)) {
      moved.add(what);
    }
  }

  private List<String> settings(StepLogic then, StepLogic now) {
    Map<String, String> before = read(left.logic, then);
    Map<String, String> after = read(right.logic, now);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(
            name ->
                !before.getOrDefault(name, "not read").equals(after.getOrDefault(name, "not read")))
        .sorted()
        .toList();
  }

  private static Map<String, String> read(RunLogic logic, StepLogic step) {
    return Optional.ofNullable(logic.settings().get(step.settings()))
        .<Map<String, String>>map(reads -> reads)
        .orElse(Map.of());
  }

  /** Numbers of rows of one node, tenant by tenant. */
  private record Moved(String node, String name, String kind) {}

  private static List<Count> counts(List<Pair> pairs) {
    Map<Moved, List<Most>> moved = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      pair.before.forEach(
          (node, before) -> {
            StepResult after = pair.after.get(node);
            if (after != null) {
              String name = after.node().name();
              add(moved, new Moved(node, name, "rows"), pair, before.rows(), after.rows());
              add(
                  moved,
                  new Moved(node, name, "failures"),
                  pair,
                  before.failures(),
                  after.failures());
            }
          });
    }
    List<Count> counts = new ArrayList<>();
    moved.forEach((what, tenants) -> counts.add(count(what, tenants)));
    counts.sort(
        Comparator.comparingLong((Count count) -> -Math.abs(count.left() - count.right()))
            .thenComparing(Count::node)
            .thenComparing(Count::kind));
    return counts;
  }

  private static void add(
      Map<Moved, List<Most>> moved,
      Moved what,
      Pair pair,
      OptionalLong before,
      OptionalLong after) {
    if (before.isPresent() && after.isPresent()) {
      Most numbers = new Most(pair.tenant(), before.getAsLong(), after.getAsLong());
      if (isNotable(numbers)) {
        moved.computeIfAbsent(what, key -> new ArrayList<>()).add(numbers);
      }
    }
  }

  private static boolean isNotable(Most rows) {
    return rows.left() != rows.right()
        && distance(rows) >= NOTABLE_ROWS * Math.max(rows.left(), rows.right());
  }

  private static long distance(Most rows) {
    return Math.abs(rows.left() - rows.right());
  }

  private static Count count(Moved what, List<Most> tenants) {
    Most first = tenants.getFirst();
    return new Count(
        what.node,
        what.name,
        what.kind,
        tenants.stream().map(Most::tenant).toList(),
        tenants.stream().mapToLong(Most::left).sum(),
        tenants.stream().mapToLong(Most::right).sum(),
        tenants.stream().max(Comparator.comparingLong(RunComparison::distance)).orElse(first));
  }

  private static List<Time> times(List<Pair> pairs) {
    Map<String, Time> sums = new TreeMap<>();
    for (Pair pair : pairs) {
      pair.before.forEach(
          (node, before) -> {
            StepResult after = pair.after.get(node);
            if (after != null && ran(before) && ran(after)) {
              sums.merge(
                  node,
                  new Time(node, after.node().name(), 1, before.elapsed(), after.elapsed()),
                  RunComparison::sum);
            }
          });
    }
    return sums.values().stream()
        .filter(RunComparison::isNotable)
        .sorted(
            Comparator.comparing((Time time) -> distance(time))
                .reversed()
                .thenComparing(Time::node))
        .toList();
  }

  private static boolean ran(StepResult step) {
    return step.reason().kind() != Reason.Kind.SKIPPED;
  }

  private static Time sum(Time one, Time other) {
    return new Time(
        one.node(),
        one.name(),
        one.tenants() + other.tenants(),
        one.left().plus(other.left()),
        one.right().plus(other.right()));
  }

  private static Duration distance(Time time) {
    return time.left().minus(time.right()).abs();
  }

  private static boolean isNotable(Time time) {
    long larger = Math.max(time.left().toMillis(), time.right().toMillis());
    return distance(time).compareTo(NOTABLE_TIME) >= 0
        && distance(time).toMillis() >= NOTABLE_SHARE * larger;
  }
}
