package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.RunRecord;
import java.util.List;

/**
 * Who asked for a run, and with what.
 *
 * @param startedBy name of the user whose process it was; empty when unknown
 * @param arguments the command line
 * @param vars {@code --vars} as given, of {@code rerun} and {@code resume} those of the run they
 *     repeat; empty without. Secrets are never among them: {@code --vars} may not set one
 */
public record RunCall(String startedBy, List<String> arguments, String vars) {
  public RunCall {
    arguments = List.copyOf(arguments);
  }

  static RunCall of(RunRecord run) {
    return new RunCall(run.startedBy(), run.request().arguments(), run.request().vars());
  }
}
