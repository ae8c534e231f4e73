package dev.atoll.cli;

import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.CheckReport;
import dev.atoll.core.pipeline.CleanReport;
import dev.atoll.core.pipeline.CompareRequest;
import dev.atoll.core.pipeline.ContentDifference;
import dev.atoll.core.pipeline.DebugReport;
import dev.atoll.core.pipeline.DepsReport;
import dev.atoll.core.pipeline.DepsRequest;
import dev.atoll.core.pipeline.Difference;
import dev.atoll.core.pipeline.DifferenceRequest;
import dev.atoll.core.pipeline.DocsReport;
import dev.atoll.core.pipeline.ExplainRequest;
import dev.atoll.core.pipeline.Explanation;
import dev.atoll.core.pipeline.FreezeReport;
import dev.atoll.core.pipeline.FreezeRequest;
import dev.atoll.core.pipeline.IdenticalReport;
import dev.atoll.core.pipeline.InitReport;
import dev.atoll.core.pipeline.InitRequest;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.NodeListing;
import dev.atoll.core.pipeline.OrphanReport;
import dev.atoll.core.pipeline.OverlayAcceptance;
import dev.atoll.core.pipeline.OverlayRebase;
import dev.atoll.core.pipeline.OverlayReport;
import dev.atoll.core.pipeline.OverlayWish;
import dev.atoll.core.pipeline.ParseReport;
import dev.atoll.core.pipeline.PlanReport;
import dev.atoll.core.pipeline.ProvisionOrder;
import dev.atoll.core.pipeline.ProvisionReport;
import dev.atoll.core.pipeline.Questions;
import dev.atoll.core.pipeline.RerunRequest;
import dev.atoll.core.pipeline.ResumeRequest;
import dev.atoll.core.pipeline.RunCall;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.RunSummary;
import dev.atoll.core.pipeline.Selection;
import dev.atoll.core.pipeline.ShowRequest;
import dev.atoll.core.pipeline.ShownRows;
import dev.atoll.core.pipeline.TenantListing;
import dev.atoll.core.pipeline.Tidiness;
import dev.atoll.core.pipeline.VariantReport;
import dev.atoll.core.pipeline.docs.DocsServer;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Use cases that answer from a script. Longer than most files: one method for each use case. */
final class FakeAtoll implements Atoll {
  private final Scenario scenario;
  private final Path root;

  FakeAtoll(Scenario scenario, Path root) {
    this.scenario = scenario;
    this.root = root;
  }

  @Override
  public RunResult execute(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    refuse();
    return new FakeRuns(root, listener).run(scenario, request.verb());
  }

  @Override
  public RunResult resume(
      Invocation invocation,
      ResumeRequest request,
      RunListener listener,
      Cancellation cancellation) {
    return retry(invocation, listener, cancellation);
  }

  @Override
  public RunResult rerun(
      Invocation invocation,
      RerunRequest request,
      RunListener listener,
      Cancellation cancellation) {
    return retry(invocation, listener, cancellation);
  }

  @Override
  public RunResult retry(Invocation invocation, RunListener listener, Cancellation cancellation) {
    refuse();
    return new FakeRuns(root, listener).run(scenario, BuildRequest.Verb.BUILD);
  }

  @Override
  public DocsReport documentation(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    refuse();
    Path target = root.resolve("target");
    return new DocsReport(
        new FakeRuns(root, listener).run(scenario, request.verb()),
        Optional.of(target.resolve("index.html")),
        request.has(BuildRequest.Option.STATIC)
            ? List.of(target.resolve("static_index.html"))
            : List.of());
  }

  @Override
  public DocsServer serveDocumentation(Invocation invocation, DocsServer.Address address) {
    return DocsServer.start(invocation.start().resolve("target"), address);
  }

  @Override
  public PlanReport plan(Invocation invocation, BuildRequest request, Optional<Path> out) {
    refuse();
    return FakePlans.of(scenario, out);
  }

  @Override
  public RunResult apply(
      Invocation invocation, Path plan, RunListener listener, Cancellation cancellation) {
    refuse();
    return new FakeRuns(root, listener).run(scenario, BuildRequest.Verb.BUILD);
  }

  private void refuse() {
    if (scenario == Scenario.BROKEN) {
      throw new IllegalStateException("the disk is gone");
    }
    if (scenario != Scenario.BAD_INPUT) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 1; i <= 38; i++) {
      TenantId tenant = new TenantId("shop_%03d".formatted(i));
      problems.add(
          Problem.error(
                  "A104",
                  new Place("models/orders.sql", 2, 22, 18),
                  "variable 'region_code' has no value for tenant " + tenant,
                  "no layer sets it (looked in fleet/base.yml, fleet/tenants/" + tenant + ".yml)",
                  "set it in fleet/tenants/" + tenant + ".yml, or give var() a default")
              .forTenants(List.of(tenant)));
    }
    problems.add(
        Problem.warning(
            "A210",
            Place.of("dbt_project.yml", 1, 1),
            "unknown key 'nmae'",
            "",
            "did you mean 'name'?"));
    throw new ProblemException(problems);
  }

  @Override
  public NodeListing list(Invocation invocation, Selection selection) {
    refuse();
    SequencedMap<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("name", "stg_orders");
    attributes.put("package_name", "shop");
    attributes.put("resource_type", "model");
    attributes.put("unique_id", "model.shop.stg_orders");
    attributes.put("tags", List.of("daily"));
    attributes.put("description", null);
    return new NodeListing(
        List.of(
            new NodeListing.Entry(
                "model.shop.stg_orders",
                "stg_orders",
                "model",
                "shop.staging.stg_orders",
                "models/staging/stg_orders.sql",
                attributes),
            new NodeListing.Entry(
                "source.shop.raw.orders",
                "orders",
                "source",
                "source:shop.raw.orders",
                "models/sources.yml",
                attributes)),
        List.of());
  }

  @Override
  public List<ShownRows> show(
      Invocation invocation, ShowRequest request, Cancellation cancellation) {
    refuse();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(Arrays.asList(1L, "Ana", new BigDecimal("12.50")));
    rows.add(Arrays.asList(2L, null, new BigDecimal("0.00")));
    return List.of(
        new ShownRows(
            new TenantId("jaffle_shop"),
            "customers",
            List.of("id", "name", "total"),
            rows,
            Optional.empty()));
  }

  @Override
  public FreezeReport freeze(
      Invocation invocation, FreezeRequest request, Path out, Cancellation cancellation) {
    refuse();
    return FakeContents.frozen(scenario, out);
  }

  @Override
  public ContentDifference compare(
      Invocation invocation, CompareRequest request, Cancellation cancellation) {
    refuse();
    return FakeContents.difference(scenario);
  }

  @Override
  public ParseReport parse(Invocation invocation) {
    refuse();
    SequencedMap<String, Integer> found = new LinkedHashMap<>();
    found.put("model", 5);
    found.put("test", 20);
    found.put("unit_test", 1);
    return new ParseReport("jaffle_shop", found, 200, Optional.empty(), List.of());
  }

  @Override
  public CheckReport check(Invocation invocation, Tidiness tidiness) {
    if (scenario == Scenario.PLAIN_GOOD) {
      return new CheckReport("retail", 200, 34, List.of());
    }
    return new CheckReport(
        "retail",
        200,
        34,
        List.of(
            Problem.error(
                "A460",
                new Place("models/orders.sql", 2, 6, 10),
                "SQL names the schema or database of 'raw.orders'",
                "'raw' is written out, and is the same for every tenant",
                "read it with ref() or source()"),
            Problem.warning(
                "A467",
                Place.of("fleet.yml", 7, 3),
                "no template reads variable 'week_start'",
                "no var('week_start') stands in the project or its packages",
                "remove it from the contract and from the layers")));
  }

  @Override
  public Explanation explain(Invocation invocation, ExplainRequest request) {
    throw new UnsupportedOperationException("played on the real thing");
  }

  @Override
  public VariantReport variants(Invocation invocation, Optional<String> node) {
    throw new UnsupportedOperationException("played on the real thing");
  }

  @Override
  public IdenticalReport identical(Invocation invocation) {
    throw new UnsupportedOperationException("played on the real thing");
  }

  @Override
  public Difference difference(Invocation invocation, DifferenceRequest request) {
    return FakeDifferences.ofRuns();
  }

  @Override
  public DebugReport debug(Invocation invocation) {
    return new DebugReport(
        List.of(
            new DebugReport.Check("dbt_project.yml", "found and valid", Optional.empty()),
            new DebugReport.Check(
                "connection",
                "",
                Optional.of(
                    Problem.error(
                        "A505", "the database cannot be opened", "no such folder", "make it")))));
  }

  @Override
  public DepsReport deps(
      Invocation invocation,
      DepsRequest request,
      Consumer<String> listener,
      Cancellation cancellation) {
    refuse();
    return FakePackages.answer(scenario, request, listener);
  }

  @Override
  public CleanReport clean(Invocation invocation) {
    return new CleanReport(List.of(Path.of("target"), Path.of("dbt_packages")), List.of());
  }

  @Override
  public InitReport init(Invocation invocation, InitRequest request, Questions questions) {
    refuse();
    return FakeBeginnings.of(request, root);
  }

  @Override
  public TenantListing tenants(Invocation invocation) {
    refuse();
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    labels.put("region", "eu");
    labels.put("tier", "gold");
    return new TenantListing(
        "retail",
        "dev",
        List.of(
            new TenantListing.Entry(
                new TenantId("acme"),
                labels,
                "local",
                "data/acme/acme.duckdb, schema t_acme",
                TenantListing.Turn.RUNS,
                Optional.empty()),
            new TenantListing.Entry(
                new TenantId("bolt"),
                new LinkedHashMap<>(),
                "local",
                "",
                TenantListing.Turn.INVALID,
                Optional.of(
                    Problem.error("A130", "tenant bolt has no region", "", "add it to the CSV")))),
        List.of(
            Problem.error("A130", "tenant bolt has no region", "", "add it to the CSV")
                .forTenants(List.of(new TenantId("bolt")))));
  }

  @Override
  public OrphanReport orphans(Invocation invocation) {
    refuse();
    return FakeOrphans.of(scenario);
  }

  @Override
  public OverlayReport overlayReport(Invocation invocation) {
    refuse();
    return new OverlayReport(
        "retail",
        "dev",
        60,
        20,
        41,
        List.of(
            new OverlayReport.Changed("macro.shop.margin", List.of("margin"), 1),
            new OverlayReport.Changed("model.shop.customers", List.of("loyalty"), 40)),
        3,
        List.of(
            new OverlayReport.Entry(
                "loyalty",
                Optional.of("growth-team"),
                Optional.of("points programme"),
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.of(10L),
                List.of(
                    new TenantId("acme"),
                    new TenantId("bolt"),
                    new TenantId("coral"),
                    new TenantId("dune"),
                    new TenantId("elm")),
                List.of(
                    new OverlayReport.Count("added", 2), new OverlayReport.Count("extended", 1)),
                List.of(OverlayReport.Advice.EXPIRES_SOON, OverlayReport.Advice.PROMOTE)),
            new OverlayReport.Entry(
                "margin",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new TenantId("acme")),
                List.of(new OverlayReport.Count("replaced", 1)),
                List.of(OverlayReport.Advice.CONFLICTS))),
        List.of(
            Problem.error(
                "A176",
                new Place("overlays/margin/overlay.yml", 4, 40, 9),
                "macro 'margin' has changed since overlay 'margin' replaced it",
                "it, or a macro that it calls, is another now: macros/margin.sql:1:1",
                "look at both with 'atoll overlay rebase margin'")));
  }

  @Override
  public List<String> newOverlay(Invocation invocation, OverlayWish wish) {
    refuse();
    return List.of(wish.name() + "/overlay.yml", wish.name() + "/models/churn.sql");
  }

  @Override
  public OverlayRebase rebaseOverlay(
      Invocation invocation, String name, OverlayAcceptance acceptance) {
    refuse();
    return new OverlayRebase(
        name,
        List.of(
            new OverlayRebase.Entry(
                "churn",
                OverlayRebase.State.CHANGED,
                "models/churn.sql",
                List.of("  select id,", "- total as risk", "+ total * 2 as risk"),
                List.of("select id, 0 as risk"),
                true),
            new OverlayRebase.Entry(
                "macro.shop.margin",
                OverlayRebase.State.UNCHANGED,
                "macros/margin.sql",
                List.of(),
                List.of(),
                true)),
        acceptance == OverlayAcceptance.ACCEPT);
  }

  @Override
  public ProvisionReport provision(Invocation invocation, ProvisionOrder order) {
    refuse();
    ProvisionReport planned = provisioned(ProvisionReport.State.PLANNED);
    return order.goAhead().test(planned) ? provisioned(ProvisionReport.State.DONE) : planned;
  }

  private static ProvisionReport provisioned(ProvisionReport.State state) {
    Optional<TenantId> acme = Optional.of(new TenantId("acme"));
    return new ProvisionReport(
        "retail",
        1,
        List.of(
            new ProvisionReport.Step(acme, "eu:5432", "create role \"t_acme\" login", state),
            new ProvisionReport.Step(
                acme, "eu:5432", "alter role \"t_acme\" password '*****'", state),
            new ProvisionReport.Step(
                acme, "eu:5432/wh", "create schema \"t_acme\" authorization \"t_acme\"", state)),
        List.of(
            Problem.warning(
                "A623",
                Place.of("fleet/tenants.csv", 2, 1),
                "tenants may connect to other databases of eu:5432 as everybody may",
                "postgres is not the fleet's",
                "where nobody else needs that: revoke connect on database \"postgres\" from"
                    + " public")),
        List.of());
  }

  @Override
  public List<RunSummary> runs(Invocation invocation, int limit) {
    SequencedMap<Reason, Integer> reasons = new LinkedHashMap<>();
    reasons.put(Reason.BUILT, 11_200);
    reasons.put(Reason.SQL_FAILED, 1);
    return List.of(
        new RunSummary(
            "01JNB7Q5",
            BuildRequest.Verb.BUILD,
            RunResult.Outcome.FAILED,
            FakeRuns.START,
            Duration.ofMillis(48_230),
            200,
            1,
            reasons,
            new RunCall("harbour", List.of("build", "--vars", "{a: 1}"), "{a: 1}")));
  }

  @Override
  public RunResult runOf(Invocation invocation, Optional<String> runId) {
    return new FakeRuns(root, RunListener.NONE).run(scenario, BuildRequest.Verb.BUILD);
  }
}
