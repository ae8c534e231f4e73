package dev.atoll.core.pipeline;

import dev.atoll.core.freeze.Frozen;
import dev.atoll.core.freeze.FrozenNode;
import dev.atoll.core.freeze.FrozenTenant;
import dev.atoll.core.freeze.IgnoredColumns;
import dev.atoll.core.pipeline.ContentDifference.Change;
import dev.atoll.core.pipeline.ContentDifference.Fate;
import dev.atoll.core.pipeline.ContentDifference.Logic;
import dev.atoll.core.pipeline.ContentDifference.When;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds frozen data against other frozen data; a pure function of both. */
final class Comparing {
  private final IgnoredColumns ignored;
  private int withoutRows;

  Comparing(IgnoredColumns ignored) {
    this.ignored = ignored;
  }

  /** How many relations could not be compared row by row. */
  int withoutRows() {
    return withoutRows;
  }

  /** All tenants of either side, sorted by their ids. */
  List<ContentDifference.Tenant> tenants(Frozen before, Frozen after) {
    Map<String, FrozenTenant> now = byId(after);
    Map<String, FrozenTenant> then = byId(before);
    Set<String> ids = new TreeSet<>(then.keySet());
    ids.addAll(now.keySet());
    List<ContentDifference.Tenant> compared = new ArrayList<>();
    for (String id : ids) {
      FrozenTenant left = then.get(id);
      FrozenTenant right = now.get(id);
      if (left != null && right != null) {
        compared.add(tenant(left, right));
      } else if (left != null && after.header().scope() == Frozen.Scope.ALL_TENANTS) {
        compared.add(alone(left, Fate.ONLY_BEFORE));
      } else if (right != null && before.header().scope() == Frozen.Scope.ALL_TENANTS) {
        compared.add(alone(right, Fate.ONLY_AFTER));
      }
    }
    return compared;
  }

  private static Map<String, FrozenTenant> byId(Frozen frozen) {
    Map<String, FrozenTenant> tenants = new TreeMap<>();
    frozen.tenants().forEach(tenant -> tenants.put(tenant.tenant().value(), tenant));
    return tenants;
  }

  private static ContentDifference.Tenant alone(FrozenTenant tenant, Fate fate) {
    return new ContentDifference.Tenant(tenant.tenant(), fate, 0, List.of());
  }

  /** Whether two engines made the hashes, which then say nothing about each other. */
  static boolean isOtherEngine(FrozenTenant before, FrozenTenant after) {
    return !before.engine().isEmpty()
        && !after.engine().isEmpty()
        && !before.engine().equals(after.engine());
  }

  private ContentDifference.Tenant tenant(FrozenTenant before, FrozenTenant after) {
    if (before.failure().isPresent()) {
      return alone(before, Fate.NOT_READ_BEFORE);
    }
    if (after.failure().isPresent()) {
      return alone(before, Fate.NOT_READ_AFTER);
    }
    if (isOtherEngine(before, after)) {
      return alone(before, Fate.OTHER_ENGINE);
    }
    Set<String> ids = new TreeSet<>(before.nodes().keySet());
    ids.addAll(after.nodes().keySet());
    List<ContentDifference.Node> differing = new ArrayList<>();
    for (String id : ids) {
      ContentDifference.Node node = node(before.nodes().get(id), after.nodes().get(id));
      if (!node.changes().isEmpty()) {
        differing.add(node);
      }
    }
    return new ContentDifference.Tenant(before.tenant(), Fate.COMPARED, ids.size(), differing);
  }

  private ContentDifference.Node node(@Nullable FrozenNode before, @Nullable FrozenNode after) {
    if (before == null || after == null) {
      FrozenNode only = before == null ? Objects.requireNonNull(after) : before;
      Change change =
          before == null ? new ContentDifference.NodeNew() : new ContentDifference.NodeGone();
      return named(only, Logic.UNKNOWN, List.of(change));
    }
    return named(after, logic(before, after), changes(before, after));
  }

  private static ContentDifference.Node named(FrozenNode node, Logic logic, List<Change> changes) {
    return new ContentDifference.Node(node.id(), node.name(), node.type(), logic, changes);
  }

  private static Logic logic(FrozenNode before, FrozenNode after) {
    if (!before.logic().equals(after.logic())) {
      return Logic.CHANGED;
    }
    return before.upstream().equals(after.upstream()) ? Logic.SAME : Logic.CHANGED_UPSTREAM;
  }

  private List<Change> changes(FrozenNode before, FrozenNode after) {
    FrozenNode.Reading then = before.reading();
    FrozenNode.Reading now = after.reading();
    List<Change> changes = new ArrayList<>();
    if (then instanceof FrozenNode.Unread(String code)) {
      changes.add(new ContentDifference.NotRead(When.BEFORE, code));
    }
    if (now instanceof FrozenNode.Unread(String code)) {
      changes.add(new ContentDifference.NotRead(When.AFTER, code));
    }
    if (!changes.isEmpty()) {
      return changes;
    }
    if (then instanceof FrozenNode.Content left && now instanceof FrozenNode.Content right) {
      return contents(after.name(), left, right);
    }
    if (then instanceof FrozenNode.Content) {
      changes.add(new ContentDifference.RelationGone());
    } else if (now instanceof FrozenNode.Content) {
      changes.add(new ContentDifference.RelationNew());
    }
    return changes;
  }

  private List<Change> contents(String node, FrozenNode.Content before, FrozenNode.Content after) {
    List<Change> changes = new ArrayList<>();
    if (before.rows() != after.rows()) {
      changes.add(new ContentDifference.Rows(before.rows(), after.rows()));
    }
    SequencedMap<String, FrozenNode.Column> then = columns(node, before);
    SequencedMap<String, FrozenNode.Column> now = columns(node, after);
    columns(then, now, changes);
    List<String> values = new ArrayList<>();
    for (FrozenNode.Column column : then.values()) {
      FrozenNode.Column other = now.get(column.name());
      if (other != null
          && !column.hash().isEmpty()
          && !other.hash().isEmpty()
          && !column.hash().equals(other.hash())) {
        values.add(column.name());
      }
    }
    if (!values.isEmpty()) {
      changes.add(new ContentDifference.Values(values));
    }
    boolean sameSoFar = values.isEmpty() && before.rows() == after.rows();
    if (!before.hashed().equals(after.hashed())) {
      withoutRows += changes.isEmpty() ? 1 : 0;
    } else if (sameSoFar && !before.hash().equals(after.hash())) {
      if (before.hashed().stream().anyMatch(column -> ignored.contains(node, column))) {
        // It may be one of those that do not count.
        withoutRows++;
      } else {
        changes.add(new ContentDifference.Wholes());
      }
    }
    return changes;
  }

  private SequencedMap<String, FrozenNode.Column> columns(String node, FrozenNode.Content content) {
    SequencedMap<String, FrozenNode.Column> columns = new LinkedHashMap<>();
    content.columns().stream()
        .filter(column -> !ignored.contains(node, column.name()))
        .forEach(column -> columns.put(column.name(), column));
    return columns;
  }

  private static void columns(
      SequencedMap<String, FrozenNode.Column> before,
      SequencedMap<String, FrozenNode.Column> after,
      List<Change> changes) {
    List<String> stayed = new ArrayList<>();
    for (FrozenNode.Column column : before.values()) {
      FrozenNode.Column other = after.get(column.name());
      if (other == null) {
        changes.add(new ContentDifference.ColumnGone(column.name(), column.type()));
      } else {
        stayed.add(column.name());
        if (!other.type().equals(column.type())) {
          changes.add(new ContentDifference.ColumnType(column.name(), column.type(), other.type()));
        }
      }
    }
    for (FrozenNode.Column column : after.values()) {
      if (!before.containsKey(column.name())) {
        changes.add(new ContentDifference.ColumnNew(column.name(), column.type()));
      }
    }
    if (!after.keySet().stream().filter(before::containsKey).toList().equals(stayed)) {
      changes.add(new ContentDifference.ColumnOrder());
    }
  }

  /** Tenants whose hashes were made by two engines. */
  static List<TenantId> onOtherEngines(Frozen before, Frozen after) {
    Map<String, FrozenTenant> then = byId(before);
    List<TenantId> found = new ArrayList<>();
    for (FrozenTenant tenant : after.tenants()) {
      FrozenTenant known = then.get(tenant.tenant().value());
      if (known != null && isOtherEngine(known, tenant)) {
        found.add(tenant.tenant());
      }
    }
    return found;
  }
}
