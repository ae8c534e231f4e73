package dev.atoll.core.pipeline;

import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.core.resolve.CommandLineVars;
import dev.atoll.domain.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** dbt's {@code flags} as a request sets them. */
final class Flags {
  private Flags() {}

  static SequencedMap<String, Object> of(BuildRequest request, Invocation invocation) {
    SequencedMap<String, Object> flags = of(request.verb().which());
    flags.put("FULL_REFRESH", request.has(BuildRequest.Option.FULL_REFRESH));
    flags.put("FAIL_FAST", request.has(BuildRequest.Option.FAIL_FAST));
    flags.put("STORE_FAILURES", request.has(BuildRequest.Option.STORE_FAILURES));
    flags.put(FlagsValue.ARGUMENTS, arguments(request, invocation));
    return flags;
  }

  /** Those of a command without options of its own. */
  static SequencedMap<String, Object> of(String which) {
    SequencedMap<String, Object> flags = new LinkedHashMap<>();
    flags.put("WHICH", which);
    flags.put("FULL_REFRESH", false);
    flags.put("STORE_FAILURES", false);
    flags.put("FAIL_FAST", false);
    return flags;
  }

  /** What {@code invocation_args_dict} shows: the command line under dbt's names. */
  private static Map<String, @Nullable Object> arguments(
      BuildRequest request, Invocation invocation) {
    Map<String, @Nullable Object> arguments = new TreeMap<>();
    arguments.put("which", request.verb().which());
    arguments.put("select", request.selection().select());
    arguments.put("exclude", request.selection().exclude());
    arguments.put(
        "indirect_selection", request.selection().indirect().name().toLowerCase(Locale.ROOT));
    arguments.put("full_refresh", request.has(BuildRequest.Option.FULL_REFRESH));
    arguments.put("fail_fast", request.has(BuildRequest.Option.FAIL_FAST));
    arguments.put(
        "vars",
        invocation
            .vars()
            .<Map<String, @Nullable Object>>map(text -> CommandLineVars.read(text, new Problems()))
            .orElse(Map.of()));
    invocation.target().ifPresent(target -> arguments.put("target", target));
    arguments.put("project_dir", invocation.start().toString());
    arguments.put(
        "profiles_dir",
        invocation
            .location()
            .profilesDir()
            .map(invocation.workingDir()::resolve)
            .orElse(invocation.start())
            .toString());
    arguments.put("invocation_command", "atoll " + String.join(" ", invocation.arguments()));
    arguments.put("warn_error_options", Map.of("error", List.of()));
    return arguments;
  }
}
