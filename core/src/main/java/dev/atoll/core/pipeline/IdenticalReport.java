package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;

/**
 * Which tenants run exactly the same logic.
 *
 * @param groups largest first
 * @param atRun ids of nodes whose SQL is known only when it runs: they count by their source and by
 *     what they had read until then
 * @param problems of tenants that could not be compared
 */
public record IdenticalReport(
    String fleet, List<Group> groups, List<String> atRun, List<Problem> problems) {

  /**
   * Tenants with the same nodes in the same forms.
   *
   * @param hash SHA-256 in hex of all ids and forms
   * @param nodes how many
   */
  public record Group(String hash, int nodes, List<TenantId> tenants) {
    public Group {
      tenants = List.copyOf(tenants);
    }
  }

  public IdenticalReport {
    groups = List.copyOf(groups);
    atRun = List.copyOf(atRun);
    problems = List.copyOf(problems);
  }
}
