package dev.atoll.cli.shell;

/** The exit codes, documented in docs/reference/exit-codes.md and stable. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  INPUT_WRONG(2),
  REFUSED(3),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
