package dev.atoll.core.resolve;

/**
 * The Problem codes of fleet files, layers, tenants and variables, A101 to A199; each has a page
 * under docs/problems.
 */
public final class FleetCodes {
  /** Neither a fleet nor a dbt project. */
  public static final String NOT_FOUND = "A101";

  /** A file that is named cannot be read. */
  public static final String UNREADABLE = "A102";

  /** A key that has no meaning where it stands. */
  public static final String UNKNOWN_KEY = "A103";

  /** A required variable without a value. */
  public static final String NO_VALUE = "A104";

  /** A value of another kind than its key takes. */
  public static final String WRONG_KIND = "A105";

  /** A key that must be there. */
  public static final String MISSING_KEY = "A106";

  /** Specified, and not built yet. */
  public static final String NOT_SUPPORTED = "A107";

  /** A fleet file of another version. */
  public static final String WRONG_VERSION = "A108";

  /** A variable that is not in the contract. */
  public static final String UNKNOWN_VARIABLE = "A110";

  /** A value of another type than the contract says. */
  public static final String WRONG_TYPE = "A111";

  /** A value that the contract does not allow. */
  public static final String OUT_OF_RANGE = "A112";

  /** A variable set by a layer that may not. */
  public static final String MAY_NOT_SET = "A113";

  /** A declaration that contradicts itself. */
  public static final String BAD_DECLARATION = "A114";

  /** A contract default that differs from the project's. */
  public static final String DEFAULT_DIFFERS = "A115";

  /** A secret where it would be shown. */
  public static final String SECRET_EXPOSED = "A116";

  /** A required input that cannot be one. */
  public static final String BAD_INPUT = "A117";

  /** A schedule that is none. */
  public static final String BAD_SCHEDULE = "A118";

  /** A config of a layer that configures nothing. */
  public static final String BAD_CONFIG_PATCH = "A119";

  /** A layer's file does not exist. */
  public static final String LAYER_FILE_MISSING = "A120";

  /** A layer's file that no tenant reaches. */
  public static final String LAYER_FILE_UNREACHED = "A121";

  /** Layers that contradict each other. */
  public static final String BAD_LAYERS = "A122";

  /** A change that does not fit what it changes. */
  public static final String CANNOT_MERGE = "A123";

  /** A label changed after a file was chosen by it. */
  public static final String LABEL_CHANGED = "A124";

  /** A source or table of a layer that the project does not have. */
  public static final String UNKNOWN_SOURCE = "A125";

  /** A policy that cannot be understood. */
  public static final String BAD_POLICY = "A126";

  /** A secret whose declaration cannot be understood. */
  public static final String BAD_SECRET = "A127";

  /** A placeholder that means nothing. */
  public static final String UNKNOWN_PLACEHOLDER = "A130";

  /** A placeholder without a value. */
  public static final String EMPTY_PLACEHOLDER = "A131";

  /** A secret that cannot be had. */
  public static final String NO_SECRET = "A132";

  /** A value that would lead a path elsewhere. */
  public static final String UNSAFE_PATH = "A133";

  /** A text that cannot be a tenant's id. */
  public static final String BAD_TENANT_ID = "A140";

  /** Two tenants with one id. */
  public static final String DUPLICATE_TENANT = "A141";

  /** A CSV file of tenants that cannot be understood. */
  public static final String MALFORMED_CSV = "A142";

  /** A fleet without tenants. */
  public static final String NO_TENANTS = "A143";

  /** A label with a name or value that cannot be. */
  public static final String BAD_LABEL = "A144";

  /** A tenant on the command line that does not exist. */
  public static final String UNKNOWN_TENANT = "A150";

  /** A condition of {@code --where} that cannot be understood. */
  public static final String BAD_WHERE = "A151";

  /** A selection that selects nobody, or somebody who cannot run. */
  public static final String NOTHING_SELECTED = "A152";

  /** An environment that does not exist. */
  public static final String UNKNOWN_ENVIRONMENT = "A153";

  /** An engine that is not declared. */
  public static final String UNKNOWN_ENGINE = "A160";

  /** Several tenants with one route. */
  public static final String SAME_ROUTE = "A161";

  /** A folder with the database files of several tenants. */
  public static final String SHARED_FOLDER = "A162";

  /** Nothing says which engine tenants run on. */
  public static final String NO_ENGINE = "A163";

  /** An overlay's name that is not its folder's, or cannot be one. */
  public static final String OVERLAY_NAME = "A170";

  /** A layer names an overlay that does not exist. */
  public static final String UNKNOWN_OVERLAY = "A171";

  private FleetCodes() {}
}
