package dev.atoll.cli.command;

import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.StateFlags;
import dev.atoll.domain.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with, and to read from, of an earlier invocation; dbt's flags and variables. */
final class StateOptions {
  private static final List<String> TRUE = List.of("1", "true", "t", "yes", "y", "on");
  private static final List<String> FALSE = List.of("0", "false", "f", "no", "n", "off");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Artifacts of an earlier run, for 'state:', 'result:' and 'source_status:', and for --defer.")
  @Nullable String state;

  @Option(
      names = "--defer-state",
      paramLabel = "DIR",
      description = "The same for --defer and clone alone.")
  @Nullable String deferState;

  @Option(
      names = "--defer",
      negatable = true,
      description = "Read what does not exist here where the earlier run has it.")
  @Nullable Boolean defer;

  @Option(
      names = "--favor-state",
      negatable = true,
      description = "With --defer: read all that is not selected there, whether it exists or not.")
  @Nullable Boolean favourState;

  /** An invocation with what was said. */
  Invocation with(Call call, Invocation invocation) {
    boolean deferring = isSet(call, "--defer", defer, "DBT_DEFER");
    boolean favouring = isSet(call, "--favor-state", favourState, "DBT_FAVOR_STATE");
    return invocation.with(
        new StateFlags(
            Call.path("--state", call.or(state, "DBT_STATE")),
            Call.path("--defer-state", call.or(deferState, "DBT_DEFER_STATE")),
            !deferring
                ? StateFlags.Defer.NO
                : favouring ? StateFlags.Defer.UNLESS_SELECTED : StateFlags.Defer.WHERE_MISSING));
  }

  private static boolean isSet(Call call, String option, @Nullable Boolean given, String variable) {
    if (given != null) {
      return given;
    }
    Map<String, String> environment = call.world().environment();
    String text =
        Optional.ofNullable(environment.get(variable))
            .or(() -> Optional.ofNullable(environment.get(engine(variable))))
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .orElse("");
    if (!text.isEmpty() && !TRUE.contains(text) && !FALSE.contains(text)) {
      throw new ProblemException(
          CommandLineProblems.badValue(
              option, text, "true or false, in the environment as " + variable));
    }
    return TRUE.contains(text);
  }

  /** dbt's newer name of a variable. */
  static String engine(String variable) {
    return variable.replaceFirst("^DBT_", "DBT_ENGINE_");
  }
}
