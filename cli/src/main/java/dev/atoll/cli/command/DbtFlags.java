package dev.atoll.cli.command;

import dev.atoll.domain.ProblemException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * dbt's flags that Atoll has no use for. Those that only tune dbt itself are accepted without a
 * word, so that existing scripts work; those that would change the result are refused.
 */
final class DbtFlags {
  private static final List<String> HARMLESS_SWITCHES =
      List.of(
          "--partial-parse",
          "--no-partial-parse",
          "--static-parser",
          "--no-static-parser",
          "--version-check",
          "--no-version-check",
          "--send-anonymous-usage-stats",
          "--no-send-anonymous-usage-stats",
          "--write-json",
          "--no-write-json",
          "--use-colors-file",
          "--no-use-colors-file",
          "--cache-selected-only",
          "--no-cache-selected-only",
          "--populate-cache",
          "--no-populate-cache",
          "--introspect",
          "--print",
          "--no-print",
          "--log-cache-events",
          "--no-log-cache-events",
          "--macro-debugging",
          "--no-macro-debugging",
          "--show-all-deprecations",
          "--no-show-all-deprecations",
          "--use-experimental-parser",
          "--no-use-experimental-parser",
          "--no-warn-error",
          "--defer",
          "--no-defer",
          "--favor-state",
          "--no-favor-state",
          "--no-debug",
          "--no-quiet",
          "--no-full-refresh",
          "--no-fail-fast",
          "--no-empty",
          "--no-store-failures",
          "--no-single-threaded");

  private static final List<String> HARMLESS_SETTINGS =
      List.of(
          "--log-level",
          "--log-level-file",
          "--log-format",
          "--log-format-file",
          "--log-path",
          "--log-file-max-bytes",
          "--printer-width",
          "--partial-parse-file-path",
          "--state",
          "--defer-state",
          "--record-timing-info");

  private static final List<String> SWITCHES_NOT_YET =
      List.of("--warn-error", "--empty", "--no-introspect");

  private static final List<String> SETTINGS_NOT_YET =
      List.of("--warn-error-options", "--event-time-start", "--event-time-end", "--sample");

  private DbtFlags() {}

  static void addTo(CommandSpec command) {
    HARMLESS_SWITCHES.forEach(name -> add(command, name, "0"));
    SWITCHES_NOT_YET.forEach(name -> add(command, name, "0"));
    HARMLESS_SETTINGS.forEach(name -> add(command, name, "1"));
    SETTINGS_NOT_YET.forEach(name -> add(command, name, "1"));
  }

  private static void add(CommandSpec command, String name, String arity) {
    if (command.findOption(name) == null && !command.negatedOptionsMap().containsKey(name)) {
      Class<?> type = arity.equals("0") ? boolean.class : String.class;
      command.addOption(OptionSpec.builder(name).hidden(true).arity(arity).type(type).build());
    }
  }

  /** Refuses what would change the result if it were left out silently. */
  static void check(ParseResult parsed) {
    for (List<String> names : List.of(SWITCHES_NOT_YET, SETTINGS_NOT_YET)) {
      for (String name : names) {
        if (parsed.hasMatchedOption(name)) {
          throw new ProblemException(CommandLineProblems.optionNotYet(name));
        }
      }
    }
  }
}
