package dev.atoll.core.pipeline;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** dbt's {@code flags} as a request sets them. */
final class Flags {
  private Flags() {}

  static SequencedMap<String, Object> of(BuildRequest request) {
    SequencedMap<String, Object> flags = of(request.verb().command());
    flags.put("FULL_REFRESH", request.has(BuildRequest.Option.FULL_REFRESH));
    flags.put("FAIL_FAST", request.has(BuildRequest.Option.FAIL_FAST));
    flags.put("STORE_FAILURES", request.has(BuildRequest.Option.STORE_FAILURES));
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
}
