package dev.atoll.core.session;

/** The codes of SQL that the guard refuses; what the engine itself refuses is A601. */
public final class IsolationProblems {
  public static final String ATTACH = "A602";
  public static final String COPY = "A603";
  public static final String EXTENSION = "A604";
  public static final String NAME_RESOLUTION = "A605";
  public static final String CONFIGURATION = "A606";
  public static final String SECRET = "A607";
  public static final String FILE = "A608";
  public static final String QUALIFIER = "A609";
  public static final String COLLISION = "A610";
  public static final String IN_TEXT = "A611";
  public static final String PATH = "A612";
  public static final String ROLES = "A613";
  public static final String FOREIGN_SOURCE = "A614";
  public static final String OPEN_LOGIN = "A615";
  public static final String BEHIND_VIEWS = "A616";

  private IsolationProblems() {}
}
