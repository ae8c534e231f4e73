package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.LedgerPlace;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetResolver;
import dev.atoll.core.resolve.LedgerTarget;
import dev.atoll.core.resolve.ResolveRequest;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.TenantChoice;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says where the runs of a fleet or project are entered. */
final class LedgerPlaces {
  private LedgerPlaces() {}

  /**
   * The place to open.
   *
   * @throws ProblemException when a placeholder or secret of a shared ledger cannot be had
   */
  static LedgerPlace of(Fleet fleet, Invocation invocation) {
    Problems problems = new Problems();
    Optional<LedgerTarget> shared = shared(fleet, invocation, SecretUse.READ, problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return shared
        .<LedgerPlace>map(target -> server(fleet, target))
        .orElseGet(() -> new LedgerPlace.Folder(fleet.root()));
  }

  /** The ledger that a fleet declares; empty when it declares none, or with Problems. */
  static Optional<LedgerTarget> shared(
      Fleet fleet, Invocation invocation, SecretUse secrets, Problems problems) {
    return FleetResolver.ledger(
        fleet,
        new ResolveRequest(
            invocation.target(),
            Ordered.map(Map.of()),
            TenantChoice.all(),
            invocation.environment(),
            Ordered.map(Map.of()),
            secrets),
        problems);
  }

  private static LedgerPlace.Server server(Fleet fleet, LedgerTarget target) {
    return new LedgerPlace.Server(
        target.place(),
        fleet.name(),
        target.host(),
        target.port(),
        target.database(),
        target.schema(),
        target.user(),
        target
            .password()
            .<Supplier<String>>map(password -> () -> String.valueOf(password.reveal())),
        target.ssl());
  }
}
