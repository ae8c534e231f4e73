package dev.atoll.core.ledger;

/** The Problem codes of this package, A700 to A749; each has a page under docs/problems. */
public final class LedgerCodes {
  /** The file is no ledger, or is damaged. */
  public static final String DAMAGED = "A701";

  /** A newer Atoll wrote the file. */
  public static final String TOO_NEW = "A702";

  /** Another process holds the file. */
  public static final String LOCKED = "A703";

  /** The file or its folder cannot be written. */
  public static final String NOT_WRITABLE = "A704";

  /** The disk is full or failed. */
  public static final String DISK = "A705";

  /** No run has this id. */
  public static final String UNKNOWN_RUN = "A706";

  /** A run that cannot be gone on with. */
  public static final String NOT_RESUMABLE = "A707";

  /** A run that left nothing to do. */
  public static final String NOTHING_LEFT = "A708";

  /** What an interrupted run was planned from has moved. */
  public static final String MOVED = "A709";

  /** The server of a shared ledger is out of reach. */
  public static final String UNREACHABLE = "A710";

  /** The server of a shared ledger does not let the login in. */
  public static final String LOGIN_REFUSED = "A711";

  /** The login of a shared ledger may not make, read or write it. */
  public static final String NO_RIGHT = "A712";

  /** A shared ledger that is that of another fleet. */
  public static final String ANOTHERS = "A713";

  /** A tenant that would reach the shared ledger. */
  public static final String NOT_APART = "A714";

  private LedgerCodes() {}
}
