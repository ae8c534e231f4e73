package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Tells what is wrong with the project from what is wrong with single tenants. */
final class TenantProblems {
  private TenantProblems() {}

  /**
   * A Problem that all tenants have is the project's and stops everything; one that some have ends
   * these.
   *
   * @param found each for one tenant
   * @param tenants how many there are
   * @param problems gets the project's, and all warnings
   * @param invalid gets the first error of each tenant
   * @return all errors of single tenants, folded
   */
  static List<Problem> sort(
      List<Problem> found,
      int tenants,
      Problems problems,
      SequencedMap<TenantId, Problem> invalid) {
    Problems folded = new Problems();
    folded.addAll(found);
    List<Problem> single = new ArrayList<>();
    for (Problem problem : folded.sorted()) {
      if (problem.tenants().size() == tenants) {
        problems.add(problem.forTenants(List.of()));
      } else if (problem.isError()) {
        single.add(problem);
        problem.tenants().forEach(tenant -> invalid.putIfAbsent(tenant, problem));
      } else {
        problems.add(problem);
      }
    }
    return single;
  }
}
