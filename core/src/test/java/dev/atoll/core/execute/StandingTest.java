package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.execute.Standing.Order;
import dev.atoll.core.session.Marker;
import dev.atoll.core.session.Marker.State;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StandingTest {
  private static Marker marker(int phase, State state, boolean main) {
    return new Marker(
        "r", "model.shop.a", phase, state, main, main ? OptionalLong.of(7) : OptionalLong.empty());
  }

  @Test
  void nothingCommittedIsNothingBegun() {
    assertThat(Standing.of(List.of(), Order.KNOWN)).isEqualTo(new Standing.Unbegun());
  }

  @Test
  void oneTransactionWithTheMainStatementIsAllOfAStepWithoutHooksBehindIt() {
    List<Marker> markers = List.of(marker(1, State.TRANSACTION, true));
    assertThat(Standing.of(markers, Order.ENDS_WITH_MAIN))
        .isEqualTo(new Standing.Done(OptionalLong.of(7)));
    assertThat(Standing.of(markers, Order.KNOWN)).isEqualTo(new Standing.After(markers, 1));
  }

  @Test
  void hooksBeforeTheTransactionArePassedOver() {
    List<Marker> markers =
        List.of(marker(1, State.STATEMENT, false), marker(2, State.ENDED, false));
    assertThat(Standing.of(markers, Order.ENDS_WITH_MAIN)).isEqualTo(new Standing.Before(markers));
  }

  @Test
  void aFinishedStepIsDoneWhoeverMadeIt() {
    List<Marker> markers =
        List.of(marker(1, State.TRANSACTION, true), marker(2, State.FINISHED, true));
    assertThat(Standing.of(markers, Order.UNKNOWN))
        .isEqualTo(new Standing.Done(OptionalLong.of(7)));
  }

  @Test
  void whatWasStoppedOutsideOfATransactionIsUncertain() {
    List<Marker> markers = List.of(marker(1, State.BEGUN, false));
    assertThat(Standing.of(markers, Order.KNOWN)).isInstanceOf(Standing.Uncertain.class);
  }

  @Test
  void maintenanceThatWasStoppedIsRepeated() {
    List<Marker> markers = List.of(marker(1, State.BEGUN_REPEATABLE, false));
    assertThat(Standing.of(markers, Order.KNOWN)).isEqualTo(new Standing.Before(markers));
  }

  @Test
  void nobodyKnowsWhatAProjectsOwnMaterializationDoesNext() {
    assertThat(Standing.of(List.of(marker(1, State.TRANSACTION, true)), Order.UNKNOWN))
        .isInstanceOf(Standing.Uncertain.class);
  }

  @Test
  void aHookThatCommitsATransactionOfItsOwnIsNotGoneThroughAgain() {
    assertThat(Standing.of(List.of(marker(1, State.TRANSACTION, false)), Order.KNOWN))
        .isInstanceOf(Standing.Uncertain.class);
  }
}
