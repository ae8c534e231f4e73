package dev.atoll.cli.text;

import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems of a run, each with the tenant it happened to, ready to be folded. */
final class Failures {
  private Failures() {}

  /** Problems of tenants and steps, errors before warnings, otherwise in the order of the run. */
  static List<Problem> of(RunResult run) {
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (TenantResult tenant : run.tenants()) {
      tenant.problem().ifPresent(problem -> sort(problem, tenant, errors, warnings));
      for (StepResult step : tenant.steps()) {
        step.problem().ifPresent(problem -> sort(problem, tenant, errors, warnings));
      }
    }
    errors.addAll(warnings);
    return errors;
  }

  private static void sort(
      Problem problem, TenantResult tenant, List<Problem> errors, List<Problem> warnings) {
    Problem concerned =
        problem.tenants().isEmpty() ? problem.forTenants(List.of(tenant.tenant())) : problem;
    List<Problem> target = problem.isError() ? errors : warnings;
    // A tenant's problem may stand on its steps as well; one of them is enough.
    if (!target.contains(concerned)) {
      target.add(concerned);
    }
  }
}
