package dev.atoll.core.pipeline;

import dev.atoll.core.check.CheckPolicy;
import dev.atoll.core.check.Namespaces;
import dev.atoll.core.check.Separation;
import dev.atoll.core.compile.Node;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetFileText;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects everything that can be found without a database, whatever else is wrong. */
final class CheckUseCase {
  private final Invocation invocation;
  private final Tidiness tidiness;
  private final Problems problems = new Problems();

  CheckUseCase(Invocation invocation, Tidiness tidiness) {
    this.invocation = invocation;
    this.tidiness = tidiness;
  }

  CheckReport check() {
    Loader loader =
        new Loader(
            invocation,
            Started.of(invocation).invoked(),
            Flags.of("parse"),
            tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()),
            Severity.ERROR);
    List<Namespaces.Claim> claims = new ArrayList<>();
    Set<Project> overlaid = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      Loaded loaded = loader.load(SecretUse.LEAVE_OUT);
      problems.addAll(loaded.warnings());
      problems.addAll(loaded.resolved().tenantProblems());
      problems.addAll(List.copyOf(loaded.invalid().values()));
      problems.addAll(loaded.further());
      for (Loaded.Ready tenant : loaded.tenants()) {
        claims.addAll(claims(tenant));
        if (!tenant.tenant().overlays().isEmpty()) {
          overlaid.add(tenant.builder().project());
        }
      }
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    return loader
        .readings()
        .map(readings -> separated(readings, overlaid, new Namespaces(claims)))
        .orElseGet(() -> new CheckReport("", 0, 0, unique()));
  }

  private CheckReport separated(
      Loader.Readings readings, Set<Project> overlaid, Namespaces namespaces) {
    Fleet fleet = readings.resolved().fleet();
    problems.addAll(
        Separation.problems(
            readings.project(),
            overlaid,
            readings.resolved(),
            namespaces,
            policy(fleet),
            tidiness == Tidiness.CHECKED
                ? Separation.Scope.SEPARATION_AND_TIDINESS
                : Separation.Scope.SEPARATION));
    problems.addAll(OverlayUseCases.ofUnused(invocation, readings));
    PackageSource root = readings.project().root();
    return new CheckReport(
        fleet.isPlain() ? readings.project().name() : fleet.name(),
        readings.resolved().tenants().size() + readings.resolved().invalid().size(),
        root.models().size() + root.macroFiles().size() + root.singularTests().size(),
        unique());
  }

  /** A plain project has nobody to be kept apart from, unless it is asked for. */
  private CheckPolicy policy(Fleet fleet) {
    if (fleet.isPlain()) {
      return invocation.strictness() == Strictness.STRICT
          ? CheckPolicy.standard()
          : CheckPolicy.none();
    }
    return FleetFileText.read(fleet, problems)
        .map(file -> CheckPolicy.of(file, problems))
        .orElseGet(CheckPolicy::standard);
  }

  /** A Problem that was found in two ways is one. */
  private List<Problem> unique() {
    return List.copyOf(new LinkedHashSet<>(problems.sorted()));
  }

  private static List<Namespaces.Claim> claims(Loaded.Ready tenant) {
    record Schema(Optional<String> database, String name) {}
    Set<Schema> seen = new LinkedHashSet<>();
    List<Namespaces.Claim> claims = new ArrayList<>();
    for (Node node : tenant.graph().graph().nodes().values()) {
      Optional<Relation> made = stays(node) ? tenant.graph().relation(node) : Optional.empty();
      if (made.isPresent() && seen.add(new Schema(made.get().database(), made.get().schema()))) {
        claims.add(new Namespaces.Claim(tenant.id(), made.get().database(), made.get().schema()));
      }
    }
    return claims;
  }

  /** Whether a node makes what stays; a test does only when its failures are kept. */
  private static boolean stays(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Test test -> test.config().isTrue("store_failures");
      case Node.UnitTest test -> false;
      case Node.Source source -> false;
      case Node.Analysis analysis -> false;
      case Node.Operation operation -> false;
      case Node.Exposure exposure -> false;
    };
  }
}
