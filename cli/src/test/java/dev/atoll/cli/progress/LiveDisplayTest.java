package dev.atoll.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.cli.text.Ink;
import dev.atoll.core.pipeline.BuildRequest.Verb;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {
  private static final Instant START = Instant.parse("2026-03-01T20:13:05Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final World world =
      new World(
          "atoll",
          new PrintStream(out, false, StandardCharsets.UTF_8),
          new PrintStream(out, false, StandardCharsets.UTF_8),
          new TreeMap<>(),
          Path.of("/"),
          () -> START,
          ZoneOffset.UTC,
          new Screen(new LinkedHashSet<>(List.of(Screen.Stream.OUT)), () -> 80),
          Interrupts.NONE);

  private static RunEvent.RunStarted begun() {
    return new RunEvent.RunStarted(
        START,
        "01J",
        Verb.BUILD,
        "retail",
        FleetShape.FLEET,
        new LinkedHashMap<>(),
        30,
        150,
        4,
        List.of());
  }

  private static RunEvent.TenantFinished failed(int number) {
    return new RunEvent.TenantFinished(
        START,
        new TenantResult(
            new TenantId("shop_" + number),
            new LinkedHashMap<>(),
            Optional.of(Problem.error("A505", "in use", "", "wait")),
            List.of(),
            Duration.ZERO,
            OptionalLong.empty()));
  }

  @Test
  void failuresAndNotesStayOnTheScreen() {
    try (LiveDisplay display = LiveDisplay.open(world, Ink.PLAIN, begun())) {
      display.on(failed(1));
      display.on(new RunEvent.Note(START, Optional.of(new TenantId("shop_2")), "hello"));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("FAILED  shop_1  in use\n")
        .contains("shop_2: hello\n");
  }

  @Test
  void afterTenFailuresTheyAreLeftToTheSummary() {
    try (LiveDisplay display = LiveDisplay.open(world, Ink.PLAIN, begun())) {
      for (int i = 1; i <= 30; i++) {
        display.on(failed(i));
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("FAILED  shop_10  ")
        .containsOnlyOnce("more failures")
        .doesNotContain("shop_11");
  }

  @Test
  void nothingIsDrawnAfterClosing() {
    LiveDisplay display = LiveDisplay.open(world, Ink.PLAIN, begun());
    display.close();
    String atClose = out.toString(StandardCharsets.UTF_8);
    display.close();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(atClose);
    assertThat(atClose).matches("(?s)|.*\u001b\\[J");
  }
}
