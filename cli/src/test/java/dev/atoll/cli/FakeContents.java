package dev.atoll.cli;

import dev.atoll.core.pipeline.ContentDifference;
import dev.atoll.core.pipeline.ContentDifference.Change;
import dev.atoll.core.pipeline.ContentDifference.Fate;
import dev.atoll.core.pipeline.ContentDifference.Logic;
import dev.atoll.core.pipeline.ContentDifference.Node;
import dev.atoll.core.pipeline.ContentDifference.Side;
import dev.atoll.core.pipeline.ContentDifference.Tenant;
import dev.atoll.core.pipeline.ContentDifference.When;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.FreezeReport;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the databases of a fleet of 200, some of whom have other data than before. */
final class FakeContents {
  private FakeContents() {}

  static FreezeReport frozen(Scenario scenario, Path out) {
    boolean plain = scenario == Scenario.PLAIN_GOOD;
    boolean bad = scenario == Scenario.LARGE_FLEET_BAD;
    return new FreezeReport(
        plain ? "jaffle_shop" : "retail",
        "dev",
        plain ? FleetShape.PLAIN_PROJECT : FleetShape.FLEET,
        Optional.of(out),
        "sha256:0123456789abcdef",
        plain ? new FreezeReport.Totals(1, 5, 312) : new FreezeReport.Totals(200, 6_600, 4_310_026),
        bad ? 33 : 0,
        bad ? List.of(locked()) : List.of());
  }

  private static Problem locked() {
    return Problem.error(
            "A506",
            "another process has the database open",
            "Conflicting lock is held in dbt (PID 123)",
            "end that process, or wait until it is done")
        .forTenants(List.of(new TenantId("shop_200")));
  }

  static ContentDifference difference(Scenario scenario) {
    Side before = new Side(Optional.of("before.json"), "retail", "dev", "aaaa");
    if (scenario == Scenario.FLEET_REFUSED) {
      return new ContentDifference(
          before,
          new Side(Optional.of("after.json"), "retail", "dev", "aaaa"),
          List.of(
              tenant(1, Fate.COMPARED, List.of()),
              tenant(193, Fate.COMPARED, everything()),
              tenant(195, Fate.ONLY_BEFORE, List.of())),
          0,
          List.of());
    }
    if (scenario != Scenario.LARGE_FLEET_BAD) {
      return new ContentDifference(
          before, new Side(Optional.empty(), "retail", "dev", "aaaa"), same(1, 200), 0, List.of());
    }
    List<Tenant> tenants = new ArrayList<>(same(1, 180));
    for (int i = 181; i <= 192; i++) {
      tenants.add(tenant(i, Fate.COMPARED, twelve(i)));
    }
    for (int i = 193; i <= 194; i++) {
      tenants.add(tenant(i, Fate.COMPARED, everything()));
    }
    tenants.add(tenant(195, Fate.ONLY_BEFORE, List.of()));
    tenants.add(tenant(196, Fate.ONLY_AFTER, List.of()));
    tenants.add(tenant(197, Fate.NOT_READ_BEFORE, List.of()));
    tenants.add(tenant(198, Fate.OTHER_ENGINE, List.of()));
    tenants.add(tenant(200, Fate.NOT_READ_AFTER, List.of()));
    return new ContentDifference(
        before,
        new Side(Optional.empty(), "retail", "prod", "bbbb"),
        tenants,
        12,
        List.of(locked()));
  }

  private static List<Tenant> same(int from, int to) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      tenants.add(tenant(i, Fate.COMPARED, List.of()));
    }
    return tenants;
  }

  private static Tenant tenant(int number, Fate fate, List<Node> differing) {
    return new Tenant(
        new TenantId("shop_%03d".formatted(number)),
        fate,
        fate == Fate.COMPARED ? 33 : 0,
        differing);
  }

  private static List<Node> twelve(int number) {
    return List.of(
        node(
            "orders",
            Logic.CHANGED,
            new ContentDifference.Rows(number * 10L, number * 10L + 2),
            new ContentDifference.Values(List.of("id", "total"))),
        node("totals", Logic.CHANGED_UPSTREAM, new ContentDifference.Values(List.of("total"))));
  }

  private static List<Node> everything() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node("a_gone", Logic.UNKNOWN, new ContentDifference.NodeGone()));
    nodes.add(node("b_new", Logic.UNKNOWN, new ContentDifference.NodeNew()));
    nodes.add(node("c_dropped", Logic.SAME, new ContentDifference.RelationGone()));
    nodes.add(node("d_made", Logic.SAME, new ContentDifference.RelationNew()));
    nodes.add(
        node(
            "e_columns",
            Logic.CHANGED,
            new ContentDifference.ColumnGone("old", "INTEGER"),
            new ContentDifference.ColumnNew("fresh", "VARCHAR"),
            new ContentDifference.ColumnType("id", "INTEGER", "BIGINT"),
            new ContentDifference.ColumnOrder()));
    nodes.add(node("f_swapped", Logic.SAME, new ContentDifference.Wholes()));
    nodes.add(node("g_unread", Logic.SAME, new ContentDifference.NotRead(When.BEFORE, "A502")));
    nodes.add(node("h_unread", Logic.SAME, new ContentDifference.NotRead(When.AFTER, "A502")));
    for (int i = 1; i <= 6; i++) {
      nodes.add(node("mart_" + i, Logic.SAME, new ContentDifference.Rows(100, 102)));
    }
    return nodes;
  }

  private static Node node(String name, Logic logic, Change... changes) {
    return new Node("model.retail." + name, name, "model", logic, List.of(changes));
  }
}
