package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether two words are tenants or runs. A word that is a tenant's id is a tenant, unless
 * the other is a run and no tenant.
 */
final class DifferenceQuestion {
  private final Invocation invocation;
  private final Fleet fleet;
  private final LedgerRuns runs;

  DifferenceQuestion(Invocation invocation) {
    this.invocation = invocation;
    Problems problems = new Problems();
    this.fleet =
        FleetReader.read(invocation.start(), problems)
            .orElseThrow(() -> new ProblemException(problems.sorted()));
    this.runs = new LedgerRuns(fleet, invocation);
  }

  Difference of(DifferenceRequest request) {
    String left = request.left();
    String right = request.right();
    return switch (request.kind().orElseGet(() -> kind(left, right))) {
      case TENANT -> new DifferenceUseCase(invocation).of(left, right);
      case RUN -> runs.difference(left, right);
    };
  }

  private DifferenceRequest.Kind kind(String left, String right) {
    boolean leftTenant = isTenant(left);
    boolean rightTenant = isTenant(right);
    if (leftTenant && rightTenant) {
      return DifferenceRequest.Kind.TENANT;
    }
    if (!leftTenant && !rightTenant) {
      if (isRun(left) || isRun(right) || fleet.isPlain()) {
        return DifferenceRequest.Kind.RUN;
      }
      throw unknown(left);
    }
    String tenant = leftTenant ? left : right;
    String other = leftTenant ? right : left;
    if (!isRun(other)) {
      return DifferenceRequest.Kind.TENANT;
    }
    throw isRun(tenant) ? either(tenant, other) : mixed(tenant, other);
  }

  private boolean isRun(String word) {
    return Ledger.isWord(word) || runs.knows(word);
  }

  private boolean isTenant(String word) {
    return !fleet.isPlain()
        && fleet.tenants().stream().anyMatch(tenant -> tenant.id().value().equals(word));
  }

  private ProblemException unknown(String word) {
    List<String> known =
        fleet.tenants().stream().map(tenant -> tenant.id()).map(TenantId::value).toList();
    return new ProblemException(
        Problem.error(
            FleetCodes.UNKNOWN_TENANT,
            "there is no tenant '" + word + "', and no run whose id begins so",
            known.size() + " tenants are known",
            Nearest.suggestion(
                word, known, "'atoll tenants' lists tenants, 'atoll runs' lists runs")));
  }

  private static ProblemException either(String word, String run) {
    return new ProblemException(
        NodeQuestion.ambiguous(
            word,
            List.of("tenant " + word, "the run that '" + word + "' means beside '" + run + "'"),
            "--kind run, or name two tenants"));
  }

  private static ProblemException mixed(String tenant, String run) {
    return new ProblemException(
        Problem.error(
            ExplainCodes.BAD_QUESTION,
            "diff compares two tenants or two runs",
            "'" + tenant + "' is a tenant, and '" + run + "' is a run",
            "name two tenants, or two runs"));
  }

  /** Compares a thing with itself. */
  static ProblemException itself(String kind, String word) {
    return new ProblemException(
        Problem.error(
            ExplainCodes.BAD_QUESTION,
            "diff compares two " + kind + "s, and both are '" + word + "'",
            "",
            "name two different ones"));
  }

  /** Two runs of which nothing could be compared. */
  static ProblemException notComparable(RunDifference.Side left, RunDifference.Side right) {
    return new ProblemException(
        Problem.error(
            ExplainCodes.NOT_COMPARABLE,
            "these runs are of different fleets or environments",
            "%s is of %s, and %s is of %s"
                .formatted(left.runId(), whose(left), right.runId(), whose(right)),
            "compare two runs of one fleet in one environment; 'atoll runs' lists them"));
  }

  private static String whose(RunDifference.Side side) {
    return Optional.of(side.environment())
        .filter(name -> !name.isEmpty())
        .map(name -> "'" + side.name() + "' in '" + name + "'")
        .orElse("'" + side.name() + "'");
  }
}
