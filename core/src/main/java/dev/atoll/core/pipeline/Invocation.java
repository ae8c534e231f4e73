package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.RunRecord;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Sharing;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * What all commands share: where the project is, for whom, and the outside world as values.
 *
 * @param workingDir the folder the command was given in; relative paths start here
 * @param location where project and profiles lie, as far as the command says
 * @param target dbt's {@code --target}; on a fleet the environment
 * @param vars the text of {@code --vars}, YAML, unread
 * @param sharing {@code --no-share}
 * @param environment the process environment
 * @param arguments the command line as given, for the ledger and for run_results.json
 */
public record Invocation(
    Path workingDir,
    Location location,
    Optional<String> target,
    Optional<String> vars,
    TenantSelection tenants,
    Budget budget,
    Strictness strictness,
    Sharing sharing,
    SequencedMap<String, String> environment,
    InstantSource clock,
    List<String> arguments) {

  /**
   * The places a command names; each one left out is found as dbt finds it.
   *
   * @param projectDir {@code --project-dir}
   * @param profilesDir {@code --profiles-dir}
   * @param profile {@code --profile}
   * @param targetPath {@code --target-path}
   * @param earlier where an earlier state lies, and what is read there
   */
  public record Location(
      Optional<Path> projectDir,
      Optional<Path> profilesDir,
      Optional<String> profile,
      Optional<Path> targetPath,
      StateFlags earlier) {
    /** Without an earlier state. */
    public Location(
        Optional<Path> projectDir,
        Optional<Path> profilesDir,
        Optional<String> profile,
        Optional<Path> targetPath) {
      this(projectDir, profilesDir, profile, targetPath, StateFlags.NONE);
    }

    /** Nothing named: the current folder and its defaults. */
    public static final Location DEFAULT =
        new Location(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Only the project folder is named. */
    public static Location of(Path projectDir) {
      return new Location(
          Optional.of(projectDir), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  public Invocation {
    if (!workingDir.isAbsolute()) {
      throw new IllegalArgumentException("working folder is not absolute: " + workingDir);
    }
    environment = Ordered.map(environment);
    arguments = List.copyOf(arguments);
  }

  /** The folder where the search for a fleet or project begins. */
  public Path start() {
    return location.projectDir().map(workingDir::resolve).orElse(workingDir);
  }

  /** The same with an earlier state. */
  public Invocation with(StateFlags earlier) {
    return new Invocation(
        workingDir,
        new Location(
            location.projectDir,
            location.profilesDir,
            location.profile,
            location.targetPath,
            earlier),
        target,
        vars,
        tenants,
        budget,
        strictness,
        sharing,
        environment,
        clock,
        arguments);
  }

  /** The same for other tenants. */
  Invocation forTenants(List<String> ids) {
    return with(
        target,
        vars,
        new TenantSelection(
            ids, Ordered.map(Map.of()), OptionalInt.empty(), TenantSelection.Scope.UNSAID));
  }

  /** The same for some tenants of an earlier run; a plain project has but one. */
  Invocation forTenants(Collection<TenantId> ids, RunRecord run) {
    return run.request().shape().equals("plain")
        ? this
        : forTenants(ids.stream().map(TenantId::value).toList());
  }

  /** The same in another environment. */
  Invocation withTarget(Optional<String> other) {
    return with(other, vars, tenants);
  }

  /** The same for some tenants in another environment; for all where none is named. */
  Invocation in(String environment, List<String> ids) {
    return forTenants(ids).withTarget(Optional.of(environment));
  }

  /** The same with the target and the variables of an earlier run, where none are given. */
  Invocation asBefore(RunRecord run) {
    EarlierStates.refuseAsBefore(run);
    String earlierTarget = run.request().environment();
    String earlierVars = run.request().vars();
    return with(
        target.or(() -> Optional.of(earlierTarget).filter(text -> !text.isEmpty())),
        vars.or(() -> Optional.of(earlierVars).filter(text -> !text.isEmpty())),
        tenants);
  }

  /** The same with another target, other variables and other tenants. */
  Invocation with(Optional<String> target, Optional<String> vars, TenantSelection tenants) {
    return new Invocation(
        workingDir,
        location,
        target,
        vars,
        tenants,
        budget,
        strictness,
        sharing,
        environment,
        clock,
        arguments);
  }

  /** An invocation that leaves everything else to its default. */
  public static Invocation in(Path workingDir, Map<String, String> environment) {
    return new Invocation(
        workingDir,
        Location.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        TenantSelection.DEFAULT,
        Budget.DEFAULT,
        Strictness.AS_CONFIGURED,
        Sharing.SHARED,
        Ordered.map(environment),
        InstantSource.system(),
        List.of());
  }
}
