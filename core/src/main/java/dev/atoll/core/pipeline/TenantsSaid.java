package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;

/** Some commands do too much to a fleet to take silence for all tenants. */
final class TenantsSaid {
  private static final String UNSAID = "A486";

  private TenantsSaid() {}

  /**
   * Goes on for a plain project, and when tenants were chosen or all were asked for.
   *
   * @param what the command or option, as it is typed
   * @param why it is not done for all without being told
   */
  static void require(Loaded loaded, Invocation invocation, String what, String why) {
    TenantSelection asked = invocation.tenants();
    if (loaded.fleet().isPlain() || asked.narrows() || asked.scope() == TenantSelection.Scope.ALL) {
      return;
    }
    throw new ProblemException(
        Problem.error(
            UNSAID,
            what + " wants to be told for which tenants",
            "the fleet has " + loaded.tenants().size() + ", and " + why,
            "add --tenants, --where or --first, or --all-tenants"));
  }
}
