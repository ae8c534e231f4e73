package dev.atoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicInteger listening = new AtomicInteger();

  private World world(Interrupts interrupts) {
    return new World(
        "atoll",
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        new TreeMap<>(),
        Path.of("/"),
        () -> FakeRuns.START,
        ZoneOffset.UTC,
        Screen.none(),
        interrupts);
  }

  @Test
  void anInterruptAsksTheRunToStopAndListeningEndsWithIt() {
    Interrupts atOnce =
        (first, again) -> {
          listening.incrementAndGet();
          first.run();
          return listening::decrementAndGet;
        };
    int code =
        Main.run(
            List.of("build"),
            world(atOnce),
            new FakeAtoll(Scenario.FLEET_INTERRUPTED, Path.of("/")));
    assertThat(code).isEqualTo(130);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("stopping");
    assertThat(listening).hasValue(0);
  }
}
