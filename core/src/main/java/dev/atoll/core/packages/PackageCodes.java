package dev.atoll.core.packages;

/** The Problem codes of packages and their installation. */
final class PackageCodes {
  /** A key that packages.yml, or one package in it, does not have. */
  static final String UNKNOWN_KEY = "A228";

  /** A package that lacks a key, or has a value of the wrong type. */
  static final String BAD_PACKAGE = "A229";

  /** A version that is none. */
  static final String BAD_VERSION = "A230";

  /** A package that the hub does not have. */
  static final String UNKNOWN_PACKAGE = "A231";

  /** No version of a package fits. */
  static final String NO_VERSION = "A232";

  /** Packages that want what cannot be had together. */
  static final String CONFLICT = "A233";

  /** A server that does not answer. */
  static final String UNREACHABLE = "A234";

  /** An answer or a file that is not what it should be. */
  static final String BAD_DOWNLOAD = "A235";

  /** No git, or one that is too old. */
  static final String NO_GIT = "A236";

  /** A repository that git cannot read. */
  static final String GIT_FAILED = "A237";

  /** A revision that a repository does not have. */
  static final String NO_REVISION = "A238";

  /** A package that holds no usable dbt_project.yml. */
  static final String NO_PROJECT = "A239";

  /** Two packages, or a package and the project, of one name. */
  static final String SAME_NAME = "A240";

  /** A local package that is not there. */
  static final String NO_LOCAL = "A241";

  /** A package whose files would leave its folder. */
  static final String UNSAFE = "A242";

  /** A package-lock.yml that cannot be used. */
  static final String BAD_LOCK = "A243";

  /** A folder of packages that cannot be replaced. */
  static final String NOT_REPLACED = "A244";

  /** A git package that follows a branch. */
  static final String UNPINNED = "A245";

  /** A package that the hub has under another name now. */
  static final String RENAMED = "A246";

  /** A secret that stands in a package's address in plain text. */
  static final String SECRET = "A247";

  /** A package that cannot be added to packages.yml. */
  static final String NOT_ADDED = "A248";

  /** Packages in two files, or projects of dbt Mesh. */
  static final String WRONG_FILE = "A249";

  private PackageCodes() {}
}
