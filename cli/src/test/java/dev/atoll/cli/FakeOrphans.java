package dev.atoll.cli;

import dev.atoll.core.pipeline.OrphanReport;
import dev.atoll.core.pipeline.OrphanReport.Evidence;
import dev.atoll.core.pipeline.OrphanReport.Kind;
import dev.atoll.core.pipeline.OrphanReport.Left;
import dev.atoll.core.pipeline.OrphanReport.OfTenant;
import dev.atoll.core.pipeline.OrphanReport.Removal;
import dev.atoll.core.pipeline.OrphanReport.State;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Severity;
import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What tenants left behind: of few, of many, or nothing. */
final class FakeOrphans {
  private static final Optional<String> SERVER = Optional.of("eu:5432");
  private static final Optional<String> DATABASE = Optional.of("eu:5432/wh_eu");

  private FakeOrphans() {}

  static OrphanReport of(Scenario scenario) {
    return switch (scenario) {
      case SMALL_FLEET_GOOD -> few();
      case LARGE_FLEET_BAD -> many();
      case NOTHING, PLAIN_GOOD, PLAIN_BAD, FLEET_REFUSED, FLEET_INTERRUPTED, BAD_INPUT, BROKEN ->
          new OrphanReport("retail", "dev", List.of(), List.of(), List.of(), List.of());
    };
  }

  private static Left schema(String name, Evidence evidence, long relations) {
    return new Left(
        Kind.SCHEMA,
        DATABASE.orElseThrow(),
        name,
        evidence,
        OptionalLong.of(relations),
        OptionalLong.of(relations * 16_384),
        List.of(new Removal(DATABASE, "drop schema \"" + name + "\" cascade")));
  }

  private static Left login(String name) {
    return new Left(
        Kind.LOGIN,
        SERVER.orElseThrow(),
        name,
        Evidence.MARKED,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(
            new Removal(DATABASE, "drop owned by \"" + name + "\""),
            new Removal(SERVER, "drop role \"" + name + "\"")));
  }

  private static Left file(String tenant) {
    String folder = "/srv/retail/data/" + tenant;
    return new Left(
        Kind.FILE,
        folder,
        tenant + ".duckdb",
        Evidence.BY_NAME,
        OptionalLong.empty(),
        OptionalLong.of(1_323_008),
        List.of(new Removal(Optional.empty(), "rm -r -- '" + folder + "'")));
  }

  private static Optional<OrphanReport.LastBuilt> built() {
    return Optional.of(
        new OrphanReport.LastBuilt(
            Instant.parse("2026-08-01T02:14:07Z"), "dev", "20260801-021255-1a2b3c"));
  }

  private static OrphanReport.Unmade unmade(String tenant, String kind, String name) {
    return new OrphanReport.Unmade(
        new TenantId(tenant),
        "t_" + tenant,
        name,
        kind,
        new Removal(
            DATABASE,
            "drop %s \"wh_eu\".\"t_%s\".\"%s\"".formatted(kind.replace('_', ' '), tenant, name)));
  }

  private static OrphanReport few() {
    return new OrphanReport(
        "retail",
        "dev",
        List.of(
            new OfTenant(Optional.of("bolt"), State.MOVED, Optional.empty(), List.of(file("bolt"))),
            new OfTenant(
                Optional.of("coral"),
                State.GONE,
                built(),
                List.of(
                    schema("t_coral", Evidence.MARKED, 12),
                    schema("t_coral_marts", Evidence.REMEMBERED, 1),
                    login("t_coral"))),
            new OfTenant(Optional.of("dune"), State.GONE, built(), List.of()),
            new OfTenant(
                Optional.empty(),
                State.UNKNOWN,
                Optional.empty(),
                List.of(schema("mart_de", Evidence.BY_NAME, 0)))),
        List.of(
            unmade("acme", "table", "orders_old"),
            unmade("acme", "materialized_view", "totals"),
            unmade("bolt", "table", "orders_old"),
            unmade("bolt", "materialized_view", "totals"),
            unmade("echo", "view", "stg_orders")),
        List.of(new OrphanReport.PassedOver(new TenantId("acme"), "t_acme_raw")),
        List.of(
            new Problem(
                "A518",
                Severity.ERROR,
                Optional.empty(),
                "Connection to us:5432 refused",
                "so nothing is said of us:5432, which is engine us",
                "check the target's settings and that the engine can be reached",
                List.of(),
                List.of())));
  }

  private static OrphanReport many() {
    List<OfTenant> tenants = new ArrayList<>();
    List<OrphanReport.Unmade> unmade = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      String tenant = "shop_%03d".formatted(i);
      tenants.add(
          new OfTenant(
              Optional.of(tenant),
              State.GONE,
              i % 2 == 0 ? built() : Optional.empty(),
              i % 10 == 0
                  ? List.of()
                  : List.of(schema("t_" + tenant, Evidence.MARKED, i), login("t_" + tenant))));
      unmade.add(unmade("live_%03d".formatted(i), "table", "old_" + i % 12));
    }
    return new OrphanReport("retail", "prod", tenants, unmade, List.of(), List.of());
  }
}
