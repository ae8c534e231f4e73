package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.engine.EngineException;
import dev.atoll.engine.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ConnectionBudgetTest {
  private final ConnectionBudget budget = new ConnectionBudget();
  private final FakeServer server = new FakeServer();

  @Test
  void manyLeasesNeverHaveMoreConnectionsThanTheServerTakes() throws Exception {
    List<CompletableFuture<Void>> tenants = new ArrayList<>();
    for (int tenant = 0; tenant < 8; tenant++) {
      Lease lease = server.lease(budget, 3);
      tenants.add(
          CompletableFuture.runAsync(
              () -> {
                try (lease) {
                  for (int step = 0; step < 200; step++) {
                    TenantSession session = lease.session();
                    session.execute("select 1");
                    lease.release(session);
                  }
                }
              }));
    }
    for (CompletableFuture<Void> tenant : tenants) {
      tenant.get(50, TimeUnit.SECONDS);
    }

    assertThat(server.most.get()).isBetween(1, 3);
    assertThat(server.open.get()).isZero();
    assertThat(budget.share(Optional.of(new Server("here:1", 3))).orElseThrow().open()).isZero();
  }

  @Test
  void anIdleConnectionOfOneTenantMakesRoomForAnother() {
    try (Lease first = server.lease(budget, 1);
        Lease second = server.lease(budget, 1)) {
      first.release(first.session());
      TenantSession other = second.session();

      assertThat(server.open.get()).isEqualTo(1);
      second.release(other);
      first.release(first.session());
      assertThat(server.connected.get()).isEqualTo(3);
    }
  }

  @Test
  void aConnectionThatIsFreeAgainIsUsedAgain() {
    try (Lease lease = server.lease(budget, 2)) {
      lease.release(lease.session());
      lease.release(lease.session());

      assertThat(server.connected.get()).isEqualTo(1);
    }
  }

  @Test
  void whoWaitsForAConnectionIsCancelled() {
    try (Lease first = server.lease(budget, 1);
        Lease second = server.lease(budget, 1)) {
      TenantSession held = first.session();
      CompletableFuture<TenantSession> waiting = CompletableFuture.supplyAsync(second::session);
      second.cancel();

      assertThatThrownBy(() -> waiting.get(50, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .extracting(error -> ((EngineException) error).kind())
          .isEqualTo(EngineException.Kind.CANCELLED);
      first.release(held);
    }
  }

  @Test
  void aConnectionThatCannotBeMadeIsNotCounted() {
    server.refuses = true;
    try (Lease lease = server.lease(budget, 1)) {
      assertThatThrownBy(lease::session).isInstanceOf(EngineException.class);
      assertThatThrownBy(lease::session).isInstanceOf(EngineException.class);
      server.refuses = false;
      assertThat(lease.session().inTransaction()).isFalse();
    }
  }

  @Test
  void aLostConnectionIsReplacedByANewOne() {
    try (Lease lease = server.lease(budget, 1)) {
      TenantSession lost = lease.session();
      server.losesConnections = true;
      lease.release(lost);
      server.losesConnections = false;
      lease.release(lease.session());

      assertThat(server.connected.get()).isEqualTo(2);
      assertThat(server.open.get()).isEqualTo(1);
    }
  }

  @Test
  void ofDifferentNumbersForOneServerTheLeastCounts() {
    try (Lease first = server.lease(budget, 5);
        Lease second = server.lease(budget, 1)) {
      first.release(first.session());
      second.release(second.session());

      assertThat(server.most.get()).isEqualTo(1);
    }
  }
}
