package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.session.Namespaces;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Engine;
import dev.atoll.engine.SharedDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All that the files say, read and checked; nothing has been touched.
 *
 * @param tenants those that can run, in the fleet's order
 * @param invalid those whose own files or templates are wrong, with what is wrong
 * @param further what else is wrong with those
 * @param shared what tenants may read, by engine type
 * @param namespaces of all tenants of the fleet, whichever are selected
 * @param warnings of the project and of the fleet
 * @param targetPath absolute
 */
record Loaded(
    Fleet fleet,
    Project project,
    ResolvedFleet resolved,
    List<Ready> tenants,
    SequencedMap<TenantId, Problem> invalid,
    List<Problem> further,
    Map<String, List<SharedDatabase>> shared,
    Namespaces namespaces,
    List<Problem> warnings,
    Path targetPath) {

  /**
   * A tenant with its engine and its graph.
   *
   * @param overlays hash of all that the files of its overlays say; empty without overlays
   */
  record Ready(
      Tenant tenant,
      Engine engine,
      dev.atoll.engine.Target target,
      GraphBuilder builder,
      String overlays,
      TenantGraph graph) {
    TenantId id() {
      return tenant.id();
    }

    Ready with(TenantGraph other) {
      return new Ready(tenant, engine, target, builder, overlays, other);
    }
  }

  /** The same with other graphs of the tenants that can run. */
  Loaded with(List<Ready> others) {
    return new Loaded(
        fleet,
        project,
        resolved,
        others,
        invalid,
        further,
        shared,
        namespaces,
        warnings,
        targetPath);
  }

  /** The folder of a tenant's artifacts. */
  Path artifacts(TenantId tenant) {
    return fleet.isPlain() ? targetPath : targetPath.resolve("tenants").resolve(tenant.value());
  }

  FleetShape shape() {
    return fleet.isPlain() ? FleetShape.PLAIN_PROJECT : FleetShape.FLEET;
  }

  /** The fleet's name; a plain project's own. */
  String name() {
    return fleet.isPlain() ? project.name() : fleet.name();
  }

  /** All that is wrong with the invalid tenants, what tenants have in common once. */
  List<Problem> ofTenants() {
    Problems problems = new Problems();
    problems.addAll(List.copyOf(invalid.values()));
    problems.addAll(further);
    return problems.sorted();
  }

  /** The fleet's environment; a plain project's target. */
  String environment() {
    return tenants.stream()
        .findFirst()
        .map(tenant -> String.valueOf(tenant.graph().tenant().target().get("name")))
        .or(() -> resolved.environment())
        .orElse("");
  }

  /**
   * A tenant whose nodes are asked about.
   *
   * @throws ProblemException what is wrong with it, or that it has none
   */
  Ready ready(Tenant tenant) {
    return tenants.stream()
        .filter(known -> known.id().equals(tenant.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    problem(tenant.id())
                        .orElseGet(
                            () ->
                                Problem.error(
                                    ExplainCodes.BAD_QUESTION,
                                    "tenant '" + tenant.id() + "' is not enabled",
                                    "it has no nodes: enabled is false at "
                                        + tenant.enabled().origin(),
                                    "enable it, or ask about the tenant or a variable"))));
  }

  /** What is wrong with an invalid tenant. */
  Optional<Problem> problem(TenantId tenant) {
    return Optional.ofNullable(invalid.get(tenant));
  }
}
