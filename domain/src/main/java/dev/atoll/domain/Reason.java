package dev.atoll.domain;

/**
 * Why a step ended as it did. The code is stable: it stands in the ledger, in JSON output and in
 * summaries.
 */
public enum Reason {
  BUILT("built", Kind.DONE),
  BUILT_EMPTY("built_empty", Kind.DONE),
  NO_NEW_ROWS("no_new_rows", Kind.DONE),
  PASSED("passed", Kind.DONE),
  INLINED("inlined", Kind.DONE),
  /** The run that this one resumes had done it. */
  ALREADY_DONE("already_done", Kind.DONE),
  WARNED("warned", Kind.WARNED),
  TEST_FAILED("test_failed", Kind.FAILED),
  COMPILE_FAILED("compile_failed", Kind.FAILED),
  SQL_FAILED("sql_failed", Kind.FAILED),
  ISOLATION_REFUSED("isolation_refused", Kind.FAILED),
  DATABASE_LOCKED("database_locked", Kind.FAILED),
  DISK_FULL("disk_full", Kind.FAILED),
  PERMISSION_DENIED("permission_denied", Kind.FAILED),
  ENGINE_UNAVAILABLE("engine_unavailable", Kind.FAILED),
  /** Whether its effect took place is not known. */
  UNCERTAIN("uncertain", Kind.FAILED),
  SETTINGS_INVALID("settings_invalid", Kind.FAILED),
  INPUT_MISSING("input_missing", Kind.FAILED),
  INPUT_EMPTY("input_empty", Kind.SKIPPED),
  SOURCE_ABSENT("source_absent", Kind.SKIPPED),
  UPSTREAM_FAILED("upstream_failed", Kind.SKIPPED),
  FAIL_FAST("fail_fast", Kind.SKIPPED),
  NOT_STARTED("not_started", Kind.SKIPPED),
  CANCELLED("cancelled", Kind.SKIPPED),
  /** Left out by {@code --changed-only}. */
  UNCHANGED("unchanged", Kind.SKIPPED);

  /**
   * What a reason means for the exit code: failed makes it 1; skipped follows from a failure or an
   * interrupt elsewhere, or was asked for.
   */
  public enum Kind {
    DONE,
    WARNED,
    FAILED,
    SKIPPED
  }

  private final String code;
  private final Kind kind;

  Reason(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /** The reason with a code, as it stands in the ledger. */
  public static Reason of(String code) {
    for (Reason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no such reason: " + code);
  }
}
