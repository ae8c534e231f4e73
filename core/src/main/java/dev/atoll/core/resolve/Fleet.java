package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All tenants of one project with what they share, as declared; {@link FleetResolver} decides what
 * it means for each tenant.
 *
 * @param root folder of {@code fleet.yml}, or of the plain dbt project; absolute. Relative paths of
 *     settings start here
 * @param project folder of the dbt project; absolute
 * @param file {@code fleet.yml}; empty for a plain dbt project
 * @param ledger where runs are entered; empty for a file below the root
 * @param tenants in the order of their file
 * @param overlays by name; used or not
 */
public record Fleet(
    String name,
    Path root,
    Path project,
    Optional<Place> file,
    Contract contract,
    List<Layer> layers,
    Environments environments,
    List<TenantEntry> tenants,
    SequencedMap<String, EngineSpec> engines,
    SequencedMap<String, SecretSpec> secrets,
    SequencedMap<String, SharedSpec> shared,
    Optional<LedgerSpec> ledger,
    Routing routing,
    Policies policies,
    SequencedMap<String, Overlay> overlays,
    OverlayPolicy overlayPolicy) {

  /** The one tenant of a plain dbt project. */
  public static final TenantId ONLY_TENANT = new TenantId("main");

  public Fleet {
    layers = List.copyOf(layers);
    tenants = List.copyOf(tenants);
    engines = Ordered.map(engines);
    secrets = Ordered.map(secrets);
    shared = Ordered.map(shared);
    overlays = Ordered.map(overlays);
  }

  /** The fleet of one that a plain dbt project is: no layers, no contract, the profile's engine. */
  public static Fleet ofOne(Path project) {
    Path folder = project.toAbsolutePath().normalize();
    Path name = folder.getFileName();
    return new Fleet(
        name == null ? "project" : name.toString(),
        folder,
        folder,
        Optional.empty(),
        Contract.open(),
        List.of(),
        Environments.any(),
        List.of(TenantEntry.of(ONLY_TENANT, Place.of("dbt_project.yml"))),
        Ordered.map(java.util.Map.of()),
        Ordered.map(java.util.Map.of()),
        Ordered.map(java.util.Map.of()),
        Optional.empty(),
        Routing.none(),
        Policies.none(),
        Ordered.map(java.util.Map.of()),
        OverlayPolicy.none());
  }

  /**
   * The same fleet where the project is not read: which variables it declares nobody knows, so none
   * is refused for want of a declaration that may stand there.
   */
  public Fleet withoutProject() {
    return contract.reach() == Contract.Reach.PROJECT
        ? new Fleet(
            name,
            root,
            project,
            file,
            new Contract(contract.variables(), Contract.Reach.ANY),
            layers,
            environments,
            tenants,
            engines,
            secrets,
            shared,
            ledger,
            routing,
            policies,
            overlays,
            overlayPolicy)
        : this;
  }

  /** Whether this is a plain dbt project without a fleet file. */
  public boolean isPlain() {
    return file.isEmpty();
  }
}
