package dev.atoll.core.plan;

import java.util.Optional;

/** Why a plan has a step. The code is stable: it stands in plans and in JSON output. */
public enum StepReason {
  /** Everything is to be rebuilt from nothing: {@code --full-refresh}. */
  FORCED("forced", Effect.RUNS),
  /** The ledger knows of no try. */
  FIRST_RUN("first_run", Effect.RUNS),
  /** The last try failed, warned, or never came to its end. */
  UNFINISHED("unfinished", Effect.RUNS),
  /** It was built, and is no longer there. */
  RELATION_MISSING("relation_missing", Effect.RUNS),
  /** Its relation, or one that it reads, has another name than when it was built. */
  RELATION_MOVED("relation_moved", Effect.RUNS),
  CODE_CHANGED("code_changed", Effect.RUNS),
  CONFIG_CHANGED("config_changed", Effect.RUNS),
  SETTINGS_CHANGED("settings_changed", Effect.RUNS),
  /** Code, config or settings of something that it reads. */
  UPSTREAM_CHANGED("upstream_changed", Effect.RUNS),
  /** It keeps rows of something that runs now, or ran since. */
  UPSTREAM_RUNS("upstream_runs", Effect.RUNS),
  /** What it reads may hold something else by now, which nothing tells but running it. */
  ALWAYS("always", Effect.RUNS),
  UNCHANGED("unchanged", Effect.MAY_BE_LEFT_OUT);

  /** Whether {@code --changed-only} leaves such a step out. */
  public enum Effect {
    RUNS,
    MAY_BE_LEFT_OUT
  }

  private final String code;
  private final Effect effect;

  StepReason(String code, Effect effect) {
    this.code = code;
    this.effect = effect;
  }

  public String code() {
    return code;
  }

  public Effect effect() {
    return effect;
  }

  /** Whether the step is, or may be, another one than the one that last succeeded. */
  public boolean isChange() {
    return switch (this) {
      case FORCED,
          FIRST_RUN,
          UNFINISHED,
          RELATION_MISSING,
          RELATION_MOVED,
          CODE_CHANGED,
          CONFIG_CHANGED,
          SETTINGS_CHANGED,
          UPSTREAM_CHANGED ->
          true;
      case UPSTREAM_RUNS, ALWAYS, UNCHANGED -> false;
    };
  }

  /** The reason with a code. */
  public static Optional<StepReason> of(String code) {
    for (StepReason reason : values()) {
      if (reason.code.equals(code)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
