package dev.atoll.core.parse;

/**
 * The Problem codes of dbt project files. A201 and A202 are {@link
 * dev.atoll.core.yaml.YamlReader}'s.
 */
public final class ParseCodes {
  /** A file or folder that cannot be read. */
  public static final String UNREADABLE = "A203";

  /** A file that is not UTF-8. */
  public static final String NOT_UTF8 = "A204";

  /** No dbt_project.yml where a project should be. */
  public static final String NO_PROJECT = "A205";

  /** A key that dbt_project.yml does not have. */
  public static final String UNKNOWN_PROJECT_KEY = "A206";

  /** A value of the wrong shape, in any YAML file of the project. */
  public static final String WRONG_SHAPE = "A207";

  /** A project without a name, or with one that is no identifier. */
  public static final String BAD_PROJECT_NAME = "A208";

  /** A package that is listed but not installed. */
  public static final String PACKAGE_MISSING = "A209";

  /** Two packages of one name. */
  public static final String PACKAGE_TWICE = "A210";

  /** A macro, snapshot or docs block that is not written as one. */
  public static final String BAD_BLOCK = "A211";

  /** Two macros of one name in one package. */
  public static final String MACRO_TWICE = "A212";

  /** Two docs blocks of one name in one package. */
  public static final String DOCS_TWICE = "A213";

  /** A source table that is declared twice. */
  public static final String SOURCE_TWICE = "A214";

  /** Two entries in properties files for one resource. */
  public static final String PROPERTIES_TWICE = "A215";

  /** A test that is not declared as one. */
  public static final String BAD_TEST = "A216";

  /** A key in a properties file that has no meaning. */
  public static final String UNKNOWN_PROPERTY = "A217";

  /** No profiles.yml in any of the places. */
  public static final String NO_PROFILES = "A218";

  /** A profile that profiles.yml does not have, or none chosen. */
  public static final String UNKNOWN_PROFILE = "A219";

  /** A target that the profile does not have. */
  public static final String UNKNOWN_TARGET = "A220";

  /** A package that wants another version of dbt. */
  public static final String VERSION = "A224";

  /** Two models, seeds or snapshots of one name. */
  public static final String NODE_TWICE = "A221";

  /** Two exposures, unit tests or singular tests of one name. */
  public static final String NAME_TWICE = "A225";

  /** A resource whose name holds a space. */
  public static final String NAME_WITH_SPACE = "A226";

  /** A source of another package that would be overridden. */
  public static final String SOURCE_OVERRIDE = "A227";

  /** An old key that still works. */
  public static final String OLD_KEY = "A222";

  private ParseCodes() {}
}
