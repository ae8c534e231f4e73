package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpareThreadsTest {
  private final Map<String, Integer> running = new LinkedHashMap<>();
  private final Map<String, Integer> ready = new LinkedHashMap<>();

  private void tenant(String name, int runningSteps, int readySteps) {
    running.put(name, runningSteps);
    ready.put(name, readySteps);
  }

  /** Whom so many threads help, one after another, while no step ends. */
  private List<String> helped(int threads) {
    List<String> helped = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      SpareThreads.next(
              List.copyOf(running.keySet()), tenant -> running.getOrDefault(tenant, 0), this::take)
          .ifPresent(helped::add);
    }
    return helped;
  }

  private Optional<String> take(String tenant) {
    if (ready.getOrDefault(tenant, 0) == 0) {
      return Optional.empty();
    }
    ready.merge(tenant, -1, Integer::sum);
    running.merge(tenant, 1, Integer::sum);
    return Optional.of(tenant);
  }

  @Test
  void spareThreadsAreSpreadOverAllTenants() {
    tenant("a", 1, 9);
    tenant("b", 1, 9);
    tenant("c", 1, 9);

    assertThat(helped(7)).containsExactly("a", "b", "c", "a", "b", "c", "a");
  }

  @Test
  void whoHasTheFewestIsHelpedFirst() {
    tenant("a", 3, 9);
    tenant("b", 1, 9);

    assertThat(helped(4)).containsExactly("b", "b", "a", "b");
  }

  @Test
  void whoHasNothingReadyIsPassedOver() {
    tenant("a", 1, 0);
    tenant("b", 2, 2);

    assertThat(helped(3)).containsExactly("b", "b");
    assertThat(ready).containsEntry("b", 0);
  }
}
