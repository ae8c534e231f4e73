package dev.atoll.cli.text;

import dev.atoll.core.pipeline.ContentDifference;
import dev.atoll.core.pipeline.ContentDifference.Change;
import dev.atoll.core.pipeline.ContentDifference.Fate;
import dev.atoll.core.pipeline.ContentDifference.Logic;
import dev.atoll.core.pipeline.ContentDifference.Node;
import dev.atoll.core.pipeline.ContentDifference.Side;
import dev.atoll.core.pipeline.ContentDifference.Tenant;
import dev.atoll.core.pipeline.ContentDifference.When;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in databases against what stood there: tenants with the same differences once. */
public final class ContentDifferenceText {
  private static final int SHOWN_GROUPS = 20;
  private static final int SHOWN_NODES = 12;

  /** How much is listed. */
  public enum Detail {
    FOLDED,
    ALL
  }

  private final Ink ink;
  private final Detail detail;

  public ContentDifferenceText(Ink ink, Detail detail) {
    this.ink = ink;
    this.detail = detail;
  }

  public List<String> lines(ContentDifference difference) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(difference));
    same(difference, lines);
    List<List<Tenant>> groups = groups(difference);
    int shown = detail == Detail.ALL ? groups.size() : Math.min(SHOWN_GROUPS, groups.size());
    groups.subList(0, shown).forEach(group -> group(group, lines));
    if (groups.size() > shown) {
      lines.add(
          TenantNames.further(
              groups.subList(shown, groups.size()).stream()
                  .map(ContentDifferenceText::ids)
                  .toList(),
              "--details lists them all"));
    }
    fate(difference, Fate.ONLY_BEFORE, "not in the fleet any more", lines);
    fate(difference, Fate.ONLY_AFTER, "not in the frozen data", lines);
    fate(difference, Fate.NOT_READ_BEFORE, "could not be read when frozen", lines);
    fate(difference, Fate.NOT_READ_AFTER, "cannot be read", lines);
    fate(difference, Fate.OTHER_ENGINE, "on another engine when frozen", lines);
    if (difference.withoutRows() > 0) {
      lines.add(
          Amounts.of(difference.withoutRows(), "relation")
              + ": compared column by column only; freeze with the same --ignore to compare rows as"
              + " wholes");
    }
    lines.add(total(difference));
    return lines;
  }

  private String heading(ContentDifference difference) {
    Side before = difference.before();
    Side after = difference.after();
    String now = after.file().map(file -> file + where(before, after)).orElse("now");
    if (after.file().isEmpty() && !after.environment().equals(before.environment())) {
      now = "now in " + after.environment();
    }
    return ink.paint(Ink.Tone.STRONG, before.name())
        + (before.environment().isEmpty() ? "" : ", " + before.environment())
        + ": "
        + before.file().orElse("")
        + " and "
        + now
        + (before.release().equals(after.release()) ? "" : ", the project has changed");
  }

  private static String where(Side before, Side after) {
    return before.environment().equals(after.environment()) ? "" : " (" + after.environment() + ")";
  }

  private void same(ContentDifference difference, List<String> lines) {
    List<Tenant> same = difference.tenants().stream().filter(Tenant::isSame).toList();
    if (!same.isEmpty()) {
      lines.add(ink.paint(Ink.Tone.GOOD, TenantNames.who(ids(same)) + ": the same"));
    }
  }

  private static List<TenantId> ids(List<Tenant> tenants) {
    return tenants.stream().map(Tenant::tenant).toList();
  }

  /** What differs, numbers of rows left aside: tenants never have the same. */
  private record Outline(String node, Logic logic, List<Object> changes) {}

  private static List<List<Tenant>> groups(ContentDifference difference) {
    Map<List<Outline>, List<Tenant>> groups = new LinkedHashMap<>();
    for (Tenant tenant : difference.tenants()) {
      if (!tenant.differing().isEmpty()) {
        groups
            .computeIfAbsent(
                tenant.differing().stream().map(ContentDifferenceText::outline).toList(),
                key -> new ArrayList<>())
            .add(tenant);
      }
    }
    return groups.values().stream()
        .sorted(Comparator.comparingInt((List<Tenant> group) -> -group.size()))
        .toList();
  }

  private static Outline outline(Node node) {
    List<Object> changes = new ArrayList<>();
    for (Change change : node.changes()) {
      changes.add(change instanceof ContentDifference.Rows ? "rows" : change);
    }
    return new Outline(node.id(), node.logic(), changes);
  }

  private void group(List<Tenant> tenants, List<String> lines) {
    lines.add(ink.paint(Ink.Tone.BAD, TenantNames.who(ids(tenants)) + ":"));
    List<Node> nodes = tenants.getFirst().differing();
    int shown = detail == Detail.ALL ? nodes.size() : Math.min(SHOWN_NODES, nodes.size());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      Node node = nodes.get(i);
      List<String> words = new ArrayList<>();
      for (int j = 0; j < node.changes().size(); j++) {
        words.add(words(node.changes().get(j), others(tenants, i, j)));
      }
      rows.add(List.of("  " + node.name(), String.join("; ", words), logic(node)));
    }
    Columns.Side left = Columns.Side.LEFT;
    lines.addAll(Columns.table(rows, List.of(left, left, left)));
    if (nodes.size() > shown) {
      lines.add("  and " + Amounts.count(nodes.size() - shown) + " more; --details lists them");
    }
  }

  /** The same change of all tenants of a group. */
  private static List<Change> others(List<Tenant> tenants, int node, int change) {
    return tenants.stream()
        .map(tenant -> tenant.differing().get(node).changes().get(change))
        .distinct()
        .toList();
  }

  private static String words(Change change, List<Change> ofAll) {
    return switch (change) {
      case ContentDifference.NodeGone() -> "the project does not have it any more";
      case ContentDifference.NodeNew() -> "the project did not have it";
      case ContentDifference.RelationGone() -> "not there any more";
      case ContentDifference.RelationNew() -> "was not there";
      case ContentDifference.Rows(long before, long after) ->
          "rows "
              + Amounts.count(before)
              + " → "
              + Amounts.count(after)
              + (ofAll.size() > 1 ? " and the like" : "");
      case ContentDifference.ColumnGone(String name, String type) -> "without " + name + " " + type;
      case ContentDifference.ColumnNew(String name, String type) -> "with " + name + " " + type;
      case ContentDifference.ColumnType(String name, String before, String after) ->
          name + " " + before + " → " + after;
      case ContentDifference.ColumnOrder() -> "columns in another order";
      case ContentDifference.Values(List<String> columns) ->
          String.join(", ", columns) + (columns.size() == 1 ? " differs" : " differ");
      case ContentDifference.Wholes() -> "the same values in other rows";
      case ContentDifference.NotRead(When side, String code) ->
          switch (side) {
            case BEFORE -> "could not be read when frozen (" + code + ")";
            case AFTER -> "cannot be read (" + code + ")";
          };
    };
  }

  private String logic(Node node) {
    return ink.paint(
        Ink.Tone.FAINT,
        switch (node.logic()) {
          case SAME -> hasOtherData(node) ? "same logic: its input moved" : "";
          case CHANGED -> "its logic has changed";
          case CHANGED_UPSTREAM -> "logic has changed upstream";
          case UNKNOWN -> "";
        });
  }

  /** Whether both sides have data, so that something must have moved them. */
  private static boolean hasOtherData(Node node) {
    return node.changes().stream()
        .allMatch(
            change ->
                switch (change) {
                  case ContentDifference.NodeGone _,
                      ContentDifference.NodeNew _,
                      ContentDifference.RelationGone _,
                      ContentDifference.RelationNew _,
                      ContentDifference.NotRead _ ->
                      false;
                  case ContentDifference.Rows _,
                      ContentDifference.ColumnGone _,
                      ContentDifference.ColumnNew _,
                      ContentDifference.ColumnType _,
                      ContentDifference.ColumnOrder _,
                      ContentDifference.Values _,
                      ContentDifference.Wholes _ ->
                      true;
                });
  }

  private void fate(ContentDifference difference, Fate fate, String what, List<String> lines) {
    List<Tenant> tenants =
        difference.tenants().stream().filter(tenant -> tenant.fate() == fate).toList();
    if (!tenants.isEmpty()) {
      lines.add(ink.paint(Ink.Tone.BAD, TenantNames.who(ids(tenants)) + ": " + what));
    }
  }

  private static String total(ContentDifference difference) {
    long compared = difference.tenants().stream().mapToLong(Tenant::nodes).sum();
    long differing = difference.tenants().stream().mapToLong(t -> t.differing().size()).sum();
    return Amounts.of(compared, "relation")
        + " of "
        + Amounts.of(difference.tenants().size(), "tenant")
        + " compared, "
        + (differing == 0 ? "none differs" : Amounts.count(differing) + " differ");
  }
}
