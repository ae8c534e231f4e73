package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.Nodes;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.ledger.TenantState;
import dev.atoll.domain.Ordered;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DecisionsTest {
  private static final String HOME = "duckdb acme.main";

  private final SequencedMap<String, NodeForm> forms = new LinkedHashMap<>();
  private final Map<String, NodeState> known = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final Set<String> selected = new LinkedHashSet<>();
  private String home = HOME;
  private Planner.Refresh refresh = Planner.Refresh.AS_IT_IS;
  private Planner.Replacing replacing = Planner.Replacing.KEEPS_VIEWS;

  /** A table of its own, a view on it, a table on the view, and a test of that. */
  @BeforeEach
  void everythingSucceededInTheFirstRun() {
    form(model("base", "incremental"), "code", Optional.empty());
    form(model("shown", "view", "base"), "code", Optional.empty());
    form(model("kept", "table", "shown"), "code", Optional.empty());
    form(Nodes.test("fine", "unique", "kept"), "code", Optional.empty());
    forms.keySet().forEach(id -> succeeded(id, "run-1"));
  }

  private static Node.Model model(String name, String materialized, String... reads) {
    return Nodes.model("marts", name, Map.of("materialized", materialized), reads);
  }

  private void form(Node node, String code, Optional<String> unknown) {
    forms.put(
        node.id(),
        new NodeForm(
            node,
            new Fingerprint(code, "config", "settings", "upstream", Optional.of("sql")),
            Ordered.map(new TreeMap<>(Map.of("var currency", "x", "var region", "y"))),
            unknown,
            Optional.empty(),
            Ordered.set(node.parents())));
    selected.add(node.id());
  }

  private void succeeded(String id, String run) {
    known.put(
        id,
        new NodeState(
            NodeState.End.SUCCEEDED, run, "code", "config", "settings", "upstream", "sql", ""));
  }

  private Decision decided(String id) {
    Decisions.Now now =
        new Decisions.Now(
            new TenantState(HOME, Ordered.map(known)),
            places,
            home,
            selected,
            refresh,
            replacing,
            missing);
    return Objects.requireNonNull(new Decisions(forms, now).all().get(id), id);
  }

  private StepReason reason(String name) {
    return decided("model.shop." + name).reason();
  }

  @Test
  void whatTheLedgerDoesNotKnowIsAFirstRun() {
    known.remove("model.shop.shown");

    assertThat(reason("shown")).isEqualTo(StepReason.FIRST_RUN);
    assertThat(reason("kept")).as("it reads rows that are new").isEqualTo(StepReason.UPSTREAM_RUNS);
  }

  @Test
  void aTryThatDidNotEndWellIsTriedAgain() {
    known.put("model.shop.kept", NodeState.begun("run-2"));

    assertThat(reason("kept")).isEqualTo(StepReason.UNFINISHED);
  }

  @Test
  void aFullRefreshForcesModelsAndLeavesTestsToTheirOwnReasons() {
    refresh = Planner.Refresh.FROM_NOTHING;

    assertThat(decided("model.shop.shown"))
        .isEqualTo(new Decision(StepReason.FORCED, "--full-refresh"));
    assertThat(decided("test.shop.fine").reason()).isEqualTo(StepReason.UPSTREAM_RUNS);
  }

  @Test
  void eachPartOfTheFingerprintHasItsReasonAndTheFirstThatDiffersIsTold() {
    assertThat(changed("other", "other", "other", "other", "other"))
        .isEqualTo(Decision.of(StepReason.CODE_CHANGED));
    assertThat(changed("code", "other", "other", "other", "other"))
        .isEqualTo(Decision.of(StepReason.CONFIG_CHANGED));
    assertThat(changed("code", "config", "other", "other", "other"))
        .isEqualTo(new Decision(StepReason.SETTINGS_CHANGED, "reads var currency, var region"));
    assertThat(changed("code", "config", "settings", "other", "other").reason())
        .isEqualTo(StepReason.UPSTREAM_CHANGED);
    assertThat(changed("code", "config", "settings", "upstream", "other"))
        .isEqualTo(new Decision(StepReason.CODE_CHANGED, "its SQL is another"));
  }

  private Decision changed(
      String code, String config, String settings, String upstream, String sql) {
    known.put(
        "model.shop.kept",
        new NodeState(NodeState.End.SUCCEEDED, "run-1", code, config, settings, upstream, sql, ""));
    return decided("model.shop.kept");
  }

  @Test
  void sqlThatWasNotKnownThenIsNotCompared() {
    assertThat(changed("code", "config", "settings", "upstream", "").reason())
        .isNotEqualTo(StepReason.CODE_CHANGED);
  }

  @Test
  void whatChangedUpstreamIsNamed() {
    known.put(
        "model.shop.shown",
        new NodeState(
            NodeState.End.SUCCEEDED,
            "run-1",
            "other",
            "config",
            "settings",
            "upstream",
            "sql",
            ""));

    assertThat(changed("code", "config", "settings", "other", "sql").because()).isEqualTo("shown");
  }

  @Test
  void aTenantThatMovedAndARelationThatMovedAreTold() {
    places.put("model.shop.kept", "elsewhere");
    assertThat(decided("model.shop.kept")).isEqualTo(Decision.of(StepReason.RELATION_MOVED));

    home = "duckdb other.main";
    assertThat(decided("model.shop.shown"))
        .isEqualTo(new Decision(StepReason.RELATION_MOVED, "the tenant has moved"));
  }

  @Test
  void aRelationThatIsGoneIsBuiltAgainAndSaysSo() {
    missing.put("model.shop.shown", "it was dropped");

    assertThat(decided("model.shop.shown"))
        .isEqualTo(new Decision(StepReason.RELATION_MISSING, "it was dropped"));
  }

  @Test
  void incrementalModelsAndUnknownKindsAlwaysRun() {
    assertThat(reason("base")).isEqualTo(StepReason.ALWAYS);
    Node.Model own = model("own", "vault", "kept");
    form(own, "code", Optional.empty());
    succeeded(own.id(), "run-1");
    assertThat(decided(own.id()).because()).contains("'vault'");
  }

  @Test
  void aViewStaysWhereTheEngineKeepsViewsAndRunsWhereItDropsThem() {
    assertThat(reason("shown")).isEqualTo(StepReason.UNCHANGED);

    replacing = Planner.Replacing.DROPS_VIEWS;
    assertThat(decided("model.shop.shown"))
        .isEqualTo(new Decision(StepReason.UPSTREAM_RUNS, "base"));
  }

  @Test
  void aViewOnAViewThatIsRebuiltRunsAsWellWhereViewsAreDropped() {
    Node.Model above = model("above", "view", "shown");
    form(above, "code", Optional.empty());
    succeeded(above.id(), "run-1");
    assertThat(decided(above.id()).reason()).isEqualTo(StepReason.UNCHANGED);

    replacing = Planner.Replacing.DROPS_VIEWS;
    assertThat(decided(above.id())).isEqualTo(new Decision(StepReason.UPSTREAM_RUNS, "shown"));
  }

  @Test
  void aTableReadsRowsThroughViews() {
    assertThat(decided("model.shop.kept"))
        .isEqualTo(new Decision(StepReason.UPSTREAM_RUNS, "base"));
    selected.remove("model.shop.base");
    assertThat(reason("kept")).as("nobody runs what it reads").isEqualTo(StepReason.UNCHANGED);
  }

  @Test
  void rowsThatAreNewerThanItsOwnCountAlsoWhenNothingRunsNow() {
    selected.remove("model.shop.base");
    succeeded("model.shop.base", "run-2");

    assertThat(reason("kept")).isEqualTo(StepReason.UPSTREAM_RUNS);
    succeeded("model.shop.kept", "run-3");
    assertThat(reason("kept")).isEqualTo(StepReason.UNCHANGED);
  }

  @Test
  void whatIsKnownOnlyWhenItRunsAlwaysRunsWithTheReasonWhy() {
    form(model("shown", "view", "base"), "code", Optional.of("it asks the database"));

    assertThat(decided("model.shop.shown"))
        .isEqualTo(
            new Decision(
                StepReason.ALWAYS, "its SQL is known only when it runs: it asks the database"));
  }

  @Test
  void aUnitTestWithTheSameLogicNeedNotRunAndATableThatReadsNothingMust() {
    Node unit = Nodes.unitTest("adds_up");
    form(unit, "code", Optional.empty());
    succeeded(unit.id(), "run-1");
    assertThat(decided(unit.id()).reason()).isEqualTo(StepReason.UNCHANGED);

    Node.Model lonely = model("lonely", "table");
    form(lonely, "code", Optional.empty());
    succeeded(lonely.id(), "run-1");
    assertThat(decided(lonely.id()).because()).isEqualTo("it names nothing that it reads");
  }

  @Test
  void manyNamesAreCut() {
    replacing = Planner.Replacing.DROPS_VIEWS;
    for (String name : List.of("t1", "t2", "t3", "t4")) {
      form(model(name, "incremental"), "code", Optional.empty());
      succeeded("model.shop." + name, "run-1");
    }
    Node.Model wide = model("wide", "view", "base", "t1", "t2", "t3", "t4");
    form(wide, "code", Optional.empty());
    succeeded(wide.id(), "run-1");

    assertThat(decided(wide.id()).because()).isEqualTo("base, t1, t2 and 2 more");
  }
}
