package dev.atoll.cli.progress;

import dev.atoll.cli.text.Amounts;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.RunEvent;
import java.util.stream.Collectors;

/** The line a run begins with. */
final class Opening {
  private Opening() {}

  static String of(RunEvent.RunStarted started) {
    String found =
        started.found().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> Amounts.of(entry.getValue(), entry.getKey().replace('_', ' ')))
            .collect(Collectors.joining(", "));
    String what = started.verb().command() + " of " + started.name();
    String whom =
        started.shape() == FleetShape.FLEET
            ? " for " + Amounts.of(started.tenants(), "tenant")
            : "";
    if (started.tenants() == 0) {
      return what + whom + ": nothing to do";
    }
    return "%s%s: %s; %s, %s"
        .formatted(
            what,
            whom,
            found.isEmpty() ? "an empty project" : found,
            Amounts.of(started.steps(), "step"),
            Amounts.of(started.threads(), "thread"));
  }
}
