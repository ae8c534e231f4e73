package dev.atoll.cli.text;

import dev.atoll.core.pipeline.OrphanReport;
import dev.atoll.core.pipeline.OrphanReport.Evidence;
import dev.atoll.core.pipeline.OrphanReport.Left;
import dev.atoll.core.pipeline.OrphanReport.OfTenant;
import dev.atoll.core.pipeline.OrphanReport.Removal;
import dev.atoll.core.pipeline.OrphanReport.State;
import dev.atoll.core.pipeline.OrphanReport.Unmade;
import dev.atoll.domain.TenantId;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was left behind, tenant by tenant, each with the statements that remove it. */
public final class OrphanText {
  private static final int SHOWN_TENANTS = 4;
  private static final int SHOWN_GROUPS = 8;
  private static final int SHOWN_NAMES = 12;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** How much is listed. */
  public enum Detail {
    /** The first ones in full, of the others how much there is. */
    FOLDED,
    ALL
  }

  private final Page page;
  private final Ink ink;
  private final ZoneId zone;
  private final Detail detail;

  public OrphanText(Ink ink, ZoneId zone, Detail detail) {
    this.page = new Page(ink);
    this.ink = ink;
    this.zone = zone;
    this.detail = detail;
  }

  public List<String> lines(OrphanReport report) {
    List<OfTenant> leaving =
        report.tenants().stream().filter(tenant -> !tenant.left().isEmpty()).toList();
    List<OfTenant> leavingNothing =
        report.tenants().stream().filter(tenant -> tenant.left().isEmpty()).toList();
    int shown = detail == Detail.ALL ? leaving.size() : SHOWN_TENANTS;
    leaving.stream().limit(shown).forEach(this::tenant);
    if (leaving.size() > shown) {
      folded(leaving.subList(shown, leaving.size()));
    }
    remembered(leavingNothing);
    unmade(report.unmade());
    passedOver(report);
    total(report, leaving);
    return page.lines();
  }

  private void tenant(OfTenant tenant) {
    page.title(tenant.tenant().orElse("nobody's by name") + whereabouts(tenant));
    page.table(tenant.left().stream().map(OrphanText::row).toList());
    page.add("  to remove it:");
    script("    ", tenant.left().stream().flatMap(left -> left.removal().stream()).toList());
    page.add("");
  }

  private String whereabouts(OfTenant tenant) {
    return switch (tenant.state()) {
          case GONE -> ", gone";
          case MOVED -> ", moved";
          case UNKNOWN -> "";
        }
        + tenant.lastBuilt().map(built -> "; " + when(built)).orElse("");
  }

  private String when(OrphanReport.LastBuilt built) {
    return "last built "
        + WHEN.format(built.at().atZone(zone))
        + (built.environment().isEmpty() ? "" : " in " + built.environment());
  }

  private static List<String> row(Left left) {
    List<String> holds = new ArrayList<>();
    left.relations().ifPresent(count -> holds.add(Amounts.of(count, "relation")));
    left.bytes().ifPresent(bytes -> holds.add(Amounts.bytes(bytes)));
    return List.of(
        left.kind().name().toLowerCase(Locale.ROOT),
        left.name(),
        left.where(),
        evidence(left.evidence()),
        String.join(", ", holds));
  }

  private static String evidence(Evidence evidence) {
    return switch (evidence) {
      case MARKED -> "marked";
      case REMEMBERED -> "remembered";
      case BY_NAME -> "by name";
    };
  }

  /** Statements below the place they are for. */
  private void script(String indent, List<Removal> removals) {
    Optional<String> where = Optional.empty();
    for (Removal removal : removals) {
      if (removal.where().isPresent() && !removal.where().equals(where)) {
        page.add(indent + "-- " + removal.where().get());
      }
      where = removal.where();
      page.add(indent + statement(removal));
    }
  }

  private static String statement(Removal removal) {
    return removal.statement() + (removal.where().isPresent() ? ";" : "");
  }

  private void folded(List<OfTenant> rest) {
    List<List<String>> rows = new ArrayList<>();
    for (OfTenant tenant : rest) {
      Map<String, Integer> kinds = new LinkedHashMap<>();
      tenant
          .left()
          .forEach(
              left -> kinds.merge(left.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
      rows.add(
          List.of(
              tenant.tenant().orElse("nobody's by name"),
              tenant.state() == State.UNKNOWN ? "" : tenant.state().name().toLowerCase(Locale.ROOT),
              kinds.entrySet().stream()
                  .map(entry -> Amounts.of(entry.getValue(), entry.getKey()))
                  .collect(Collectors.joining(", ")),
              tenant.bytes().isPresent() ? Amounts.bytes(tenant.bytes().getAsLong()) : "",
              tenant.lastBuilt().map(this::when).orElse("")));
    }
    page.title(
        "and "
            + Amounts.of(rest.size(), "further tenant")
            + "; --details shows them as those above");
    page.table(rows);
    page.add("");
  }

  private void remembered(List<OfTenant> tenants) {
    if (tenants.isEmpty()) {
      return;
    }
    int shown = detail == Detail.ALL ? tenants.size() : SHOWN_NAMES;
    page.title("gone, and nothing of them was found");
    page.table(
        tenants.stream()
            .limit(shown)
            .map(
                tenant ->
                    List.of(
                        tenant.tenant().orElse(""), tenant.lastBuilt().map(this::when).orElse("")))
            .toList());
    if (tenants.size() > shown) {
      page.add("  and " + Amounts.count(tenants.size() - shown) + " more; --details lists them");
    }
    page.add("");
  }

  /** Tenants who have the same. */
  private record Group(List<TenantId> tenants, List<Unmade> ofFirst) {}

  private void unmade(List<Unmade> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Group> groups = groups(all);
    int shown = detail == Detail.ALL ? groups.size() : SHOWN_GROUPS;
    page.title("relations that no node of the project makes any more");
    for (Group group : groups.subList(0, Math.min(shown, groups.size()))) {
      boolean several = group.tenants.size() > 1;
      page.add(
          "  "
              + TenantNames.who(group.tenants)
              + ": "
              + group.ofFirst.stream()
                  .map(one -> one.kind().replace('_', ' ') + " " + one.name())
                  .collect(Collectors.joining(", ")));
      if (detail == Detail.ALL || !several) {
        script(
            "    ",
            all.stream()
                .filter(one -> group.tenants.contains(one.tenant()))
                .map(Unmade::removal)
                .toList());
      } else {
        page.add("    for " + group.tenants.getFirst() + ":");
        script("      ", group.ofFirst.stream().map(Unmade::removal).toList());
      }
    }
    if (groups.size() > shown) {
      page.add(
          "  "
              + TenantNames.further(
                  groups.subList(shown, groups.size()).stream().map(Group::tenants).toList(),
                  "--details lists them all"));
    }
    page.add("");
  }

  /** The largest group first. */
  private static List<Group> groups(List<Unmade> all) {
    Map<TenantId, List<Unmade>> byTenant = new LinkedHashMap<>();
    all.forEach(
        one -> byTenant.computeIfAbsent(one.tenant(), tenant -> new ArrayList<>()).add(one));
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    byTenant.forEach(
        (tenant, unmade) ->
            groups
                .computeIfAbsent(
                    unmade.stream().map(one -> one.kind() + " " + one.name()).toList(),
                    same -> new Group(new ArrayList<>(), unmade))
                .tenants
                .add(tenant));
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort((left, right) -> right.tenants.size() - left.tenants.size());
    return sorted;
  }

  private void passedOver(OrphanReport report) {
    if (report.passedOver().isEmpty()) {
      return;
    }
    Set<TenantId> tenants = new LinkedHashSet<>();
    Set<String> schemas = new LinkedHashSet<>();
    report
        .passedOver()
        .forEach(
            passed -> {
              tenants.add(passed.tenant());
              schemas.add(passed.schema());
            });
    page.add(
        ink.paint(
            Ink.Tone.FAINT,
            "not held against the project, since others put relations there as well: "
                + (schemas.size() == 1
                    ? "schema " + schemas.iterator().next()
                    : Amounts.of(schemas.size(), "schema"))
                + " of "
                + TenantNames.who(List.copyOf(tenants))));
    page.add("");
  }

  private void total(OrphanReport report, List<OfTenant> leaving) {
    String where =
        report.fleet()
            + (report.environment().isEmpty() ? "" : ", environment " + report.environment());
    if (leaving.isEmpty() && report.unmade().isEmpty()) {
      page.add("nothing is left behind in " + where);
      return;
    }
    long things = leaving.stream().mapToLong(tenant -> tenant.left().size()).sum();
    long bytes = leaving.stream().mapToLong(tenant -> tenant.bytes().orElse(0)).sum();
    page.add(
        where
            + ": "
            + Amounts.of(things, "orphan")
            + " of "
            + Amounts.of(leaving.size(), "tenant")
            + (bytes > 0 ? " (" + Amounts.bytes(bytes) + ")" : "")
            + (report.unmade().isEmpty()
                ? ""
                : ", " + Amounts.of(report.unmade().size(), "relation") + " that no node makes")
            + "; nothing was removed");
    if (leaving.stream()
        .flatMap(tenant -> tenant.left().stream())
        .anyMatch(left -> left.evidence() == Evidence.BY_NAME)) {
      page.add("what is found by name may be somebody else's: look before you remove it");
    }
  }
}
