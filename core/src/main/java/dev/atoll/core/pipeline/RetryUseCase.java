package dev.atoll.core.pipeline;

import dev.atoll.core.execute.EarlierResults;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * {@code retry}: once more what failed or was skipped in the run before, tenant by tenant. The
 * command and its flags are those of that run; {@code --vars} and {@code --target} are given anew.
 */
final class RetryUseCase {
  /** Nothing that could be tried again. */
  static final String NOTHING = "A734";

  private static final Set<BuildRequest.Verb> REPEATABLE =
      Set.of(
          BuildRequest.Verb.BUILD,
          BuildRequest.Verb.RUN,
          BuildRequest.Verb.TEST,
          BuildRequest.Verb.SEED,
          BuildRequest.Verb.SNAPSHOT,
          BuildRequest.Verb.COMPILE);

  private final Invocation invocation;

  RetryUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The run that does what is left. */
  BuildRequest request() {
    Loaded loaded =
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("retry"),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(SecretUse.LEAVE_OUT);
    SequencedMap<TenantId, Set<String>> undone = new LinkedHashMap<>();
    Optional<EarlierResults> last = Optional.empty();
    for (Loaded.Ready tenant : loaded.tenants()) {
      Optional<EarlierResults> earlier = EarlierResults.read(loaded.artifacts(tenant.id()));
      last = last.or(() -> earlier);
      earlier.ifPresent(results -> undone.put(tenant.id(), results.undone()));
    }
    EarlierResults results =
        last.orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        NOTHING,
                        "there is no earlier run to try again",
                        "no run_results.json in " + loaded.targetPath().getFileName(),
                        "run a command first, such as build")));
    return BuildRequest.retry(verb(results), options(results), Ordered.map(undone));
  }

  private static BuildRequest.Verb verb(EarlierResults results) {
    return REPEATABLE.stream()
        .filter(verb -> verb.command().equals(results.command()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        NOTHING,
                        "'" + results.command() + "' cannot be tried again",
                        "retry repeats build, run, test, seed, snapshot and compile",
                        "give the command again")));
  }

  private static SequencedSet<BuildRequest.Option> options(EarlierResults results) {
    SequencedSet<BuildRequest.Option> options = new LinkedHashSet<>();
    Map<String, BuildRequest.Option> known =
        Map.of(
            "full_refresh", BuildRequest.Option.FULL_REFRESH,
            "store_failures", BuildRequest.Option.STORE_FAILURES,
            "fail_fast", BuildRequest.Option.FAIL_FAST);
    results
        .flags()
        .forEach(
            (name, set) -> {
              BuildRequest.Option option = known.get(name);
              if (set && option != null) {
                options.add(option);
              }
            });
    return options;
  }
}
