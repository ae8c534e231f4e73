package dev.atoll.core.overlay;

/**
 * The Problem codes of overlays that are applied, A172 to A199; each has a page under
 * docs/problems.
 */
public final class OverlayCodes {
  /** A file that is not in the overlay's folder. */
  public static final String NO_FILE = "A172";

  /** A file that dbt does not read where it lies. */
  public static final String USELESS_FILE = "A173";

  /** A change of something that does not exist. */
  public static final String NO_TARGET = "A174";

  /** A name that several resources have. */
  public static final String AMBIGUOUS = "A175";

  /** A replacement of what has changed since. */
  public static final String BASE_CHANGED = "A176";

  /** A replacement that does not say what it replaced. */
  public static final String NO_BASE = "A177";

  /** An addition of what exists. */
  public static final String EXISTS = "A178";

  /** Two changes of one thing. */
  public static final String CLASH = "A179";

  /** A change that the resource is closed to. */
  public static final String CLOSED = "A180";

  /** A change that cannot be made to this kind of thing. */
  public static final String WRONG_TARGET = "A181";

  /** An overlay whose last day is over. */
  public static final String EXPIRED = "A182";

  /** An overlay without something that the fleet's policy asks for. */
  public static final String REQUIRED = "A183";

  /** A tenant whose overlays replace more than the fleet's policy allows. */
  public static final String TOO_MANY_REPLACED = "A184";

  /** An overlay that no tenant has. */
  public static final String UNUSED = "A185";

  /** An overlay that exists already, or cannot be made or rebased. */
  public static final String CANNOT_WRITE = "A186";

  private OverlayCodes() {}
}
