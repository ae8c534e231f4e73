package dev.atoll.cli.progress;

import dev.atoll.cli.text.Amounts;
import dev.atoll.cli.text.Columns;
import dev.atoll.cli.text.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One picture of a fleet's run, as lines that fit the terminal. */
final class Frame {
  private static final int SHOWN_TENANTS = 3;
  private static final int NARROW = 50;
  private static final int MAX_BAR = 40;

  private final Ink ink;

  Frame(Ink ink) {
    this.ink = ink;
  }

  List<String> lines(FleetState state, Instant now, int width) {
    // The last column stays free: text that fills it makes some terminals wrap.
    int columns = Math.max(10, width - 1);
    List<String> lines = new ArrayList<>();
    lines.add(bar(state, now, columns));
    lines.add(Columns.cut(tenants(state), columns));
    if (width >= NARROW) {
      lines.add(Columns.cut(steps(state, now), columns));
      state
          .slowest(SHOWN_TENANTS)
          .forEach(
              running ->
                  lines.add(ink.paint(Ink.Tone.FAINT, Columns.cut(slow(running, now), columns))));
    }
    return lines;
  }

  private String bar(FleetState state, Instant now, int columns) {
    String left =
        state.left(now).map(time -> "  about " + Amounts.clock(time) + " left").orElse("");
    String percent = "%3d%%".formatted((int) Math.floor(state.share() * 100));
    String text = " " + percent + "  " + Amounts.clock(state.elapsed(now)) + left;
    int length = Math.min(MAX_BAR, columns - Columns.width(text));
    if (length < 5) {
      return Columns.cut(text.strip(), columns);
    }
    int full = (int) Math.floor(state.share() * length);
    return ink.paint(Ink.Tone.GOOD, "█".repeat(full))
        + ink.paint(Ink.Tone.FAINT, "░".repeat(length - full))
        + text;
  }

  private static String tenants(FleetState state) {
    return "tenants  %s of %s done · %d running · %d failed"
        .formatted(
            Amounts.count(state.tenantsDone()),
            Amounts.count(state.begun().tenants()),
            state.tenantsRunning(),
            state.tenantsFailed());
  }

  private static String steps(FleetState state, Instant now) {
    return "steps    %s of %s · %s per second"
        .formatted(
            Amounts.count(state.stepsDone()),
            Amounts.count(state.begun().steps()),
            Amounts.count(Math.round(state.stepsPerSecond(now))));
  }

  private static String slow(FleetState.Running running, Instant now) {
    return Stream.of(
            "        ",
            running.tenant().value(),
            Amounts.duration(Duration.between(running.since(), now)),
            running.node())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
