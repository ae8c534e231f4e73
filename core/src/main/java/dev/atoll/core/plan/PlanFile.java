package dev.atoll.core.plan;

/**
 * A plan with the id that its content gives it.
 *
 * @param id {@code sha256:} and the hash of the plan's text
 */
public record PlanFile(String id, Plan plan) {
  private static final int SHOWN = 12;
  private static final String PREFIX = "sha256:";

  /** A plan and its id. */
  public static PlanFile of(Plan plan) {
    return new PlanFile(PlanJson.id(plan), plan);
  }

  static String id(String hash) {
    return PREFIX + hash;
  }

  /** Enough of the id to tell plans apart. */
  public String shortId() {
    String hash = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    return hash.substring(0, Math.min(SHOWN, hash.length()));
  }
}
