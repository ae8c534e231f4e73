package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CancellingTest {
  private final Cancelling cancelling = new Cancelling("test-cancel", Duration.ofMillis(1));

  @Test
  void anInterruptThatTheEngineForgotIsRepeated() throws InterruptedException {
    var asked = new CountDownLatch(3);
    String result =
        cancelling.during(
            () -> {
              cancelling.running(
                  () -> {
                    asked.countDown();
                    return true;
                  });
              cancelling.cancel();
              await(asked);
              cancelling.finished();
              return "ended";
            });
    assertThat(result).isEqualTo("ended");
  }

  @Test
  void anInterruptOfNoUseIsNotRepeated() {
    var asked = new AtomicInteger();
    var once = new CountDownLatch(1);
    cancelling.during(
        () -> {
          cancelling.running(
              () -> {
                asked.incrementAndGet();
                once.countDown();
                return false;
              });
          cancelling.cancel();
          await(once);
          cancelling.finished();
          return "";
        });
    assertThat(asked).hasValue(1);
  }

  @Test
  void theNextStatementOfACancelledCallDoesNotBegin() {
    cancelling.during(
        () -> {
          cancelling.cancel();
          assertThatThrownBy(() -> cancelling.running(() -> true))
              .isInstanceOfSatisfying(
                  EngineException.class,
                  error -> assertThat(error.kind()).isEqualTo(EngineException.Kind.CANCELLED));
          return "";
        });
  }

  @Test
  void onlyTheCallThatRunsIsCancelled() {
    cancelling.cancel();
    cancelling.during(
        () -> {
          cancelling.stopIfRequested();
          cancelling.cancel();
          return "";
        });
    cancelling.during(
        () -> {
          cancelling.stopIfRequested();
          return "";
        });
    assertThat(cancelling.requested()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
