package dev.atoll.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.text.Columns;
import dev.atoll.cli.text.Ink;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.NodeRef;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  private static final Instant START = Instant.parse("2026-03-01T20:13:05Z");
  private static final NodeRef ORDERS =
      new NodeRef("model.shop.orders", "orders", "model", Optional.of("table"), Optional.empty());

  private final FleetState state =
      new FleetState(
          new RunEvent.RunStarted(
              START,
              "01J",
              Verb.BUILD,
              "retail",
              FleetShape.FLEET,
              new LinkedHashMap<>(),
              200,
              1000,
              4,
              List.of()));

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private void work() {
    start("acme", 0);
    start("bolt", 4);
    start("cork", 8);
    start("dune", 9);
    for (int i = 0; i < 250; i++) {
      state.on(new RunEvent.StepFinished(at(9), new TenantId("acme"), step(), 1, 5));
    }
    finish("acme", Optional.empty());
    finish("bolt", Optional.of(Problem.error("A505", "in use", "", "wait")));
  }

  private void start(String tenant, long second) {
    TenantId id = new TenantId(tenant);
    state.on(new RunEvent.TenantStarted(at(second), id, 5));
    state.on(new RunEvent.StepStarted(at(second), id, ORDERS, 1, 5));
  }

  private void finish(String tenant, Optional<Problem> problem) {
    state.on(
        new RunEvent.TenantFinished(
            at(10),
            new TenantResult(
                new TenantId(tenant),
                new LinkedHashMap<>(),
                problem,
                List.of(),
                Duration.ofSeconds(9),
                OptionalLong.empty())));
  }

  private static StepResult step() {
    return new StepResult(
        ORDERS,
        Reason.BUILT,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        START,
        Duration.ofMillis(10),
        Optional.empty());
  }

  @Test
  void aFrameShowsTenantsStepsTheSlowestAndTimeLeft() {
    work();
    assertThat(new Frame(Ink.PLAIN).lines(state, at(10), 80))
        .containsExactly(
            "██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25%  0:10  about 0:30 left",
            "tenants  2 of 200 done · 2 running · 1 failed",
            "steps    250 of 1,000 · 25 per second",
            "         cork 2.00 s orders",
            "         dune 1.00 s orders");
  }

  @Test
  void onANarrowTerminalOnlyTheMainNumbersAreShown() {
    work();
    assertThat(new Frame(Ink.PLAIN).lines(state, at(10), 30))
        .containsExactly("25%  0:10  about 0:30 left", "tenants  2 of 200 done · 2 r…");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 40, 60, 80, 200})
  void noLineReachesTheLastColumn(int width) {
    work();
    assertThat(new Frame(Ink.PLAIN).lines(state, at(10), width))
        .allSatisfy(line -> assertThat(Columns.width(line)).isLessThan(Math.max(width, 11)));
  }

  @Test
  void beforeAnythingIsDoneNoTimeLeftIsGuessed() {
    assertThat(new Frame(Ink.PLAIN).lines(state, at(10), 80).getFirst())
        .isEqualTo("░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%  0:10");
  }
}
