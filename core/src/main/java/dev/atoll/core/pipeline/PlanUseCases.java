package dev.atoll.core.pipeline;

import dev.atoll.core.plan.Moves;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanCodes;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.PlanJson;
import dev.atoll.core.plan.PlanReader;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** {@code plan} and {@code apply}. */
final class PlanUseCases {
  private final Invocation invocation;

  PlanUseCases(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Makes the plan of a request, and writes it where that is asked for. */
  PlanReport plan(BuildRequest request, Optional<Path> out) {
    EarlierStates.refuseDeferral(invocation, "a plan", "'build --defer' plans and builds at once");
    Started begun = Started.of(invocation);
    boolean looks = request.has(BuildRequest.Option.CHANGED_ONLY);
    Loaded loaded =
        new Loader(
                invocation,
                begun.invoked(),
                Flags.of(request, invocation),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(looks ? SecretUse.READ : SecretUse.LEAVE_OUT);
    Problems problems = new Problems();
    problems.addAll(loaded.warnings());
    if (looks && !loaded.fleet().isPlain()) {
      problems.addAll(Keepers.warnings(loaded));
    }
    Map<TenantId, Set<String>> selected =
        RunUseCase.selected(request, loaded, invocation, problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    Planned planned =
        new Planning(invocation, request, loaded, begun.runId().value()).plan(selected);
    Optional<Path> file = out.map(invocation.workingDir()::resolve);
    file.ifPresent(path -> write(planned.file(), path));
    List<Problem> all = new ArrayList<>(problems.sorted());
    all.addAll(loaded.invalid().values());
    all.addAll(loaded.further());
    return PlanReport.of(planned.file(), loaded, file, all);
  }

  private static void write(PlanFile file, Path path) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(path, PlanJson.bytes(file));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              PlanCodes.NOT_WRITTEN,
              "the plan cannot be written to " + path,
              String.valueOf(e.getMessage()),
              "name a file in a folder that can be written"));
    }
  }

  /**
   * Carries out a plan.
   *
   * @throws StalePlan when what it was made from has moved
   */
  RunResult apply(Path plan, RunListener listener, Cancellation cancellation) {
    Path path = invocation.workingDir().resolve(plan);
    PlanFile file = PlanReader.read(text(path, plan), plan.toString());
    Plan.Header header = file.plan().header();
    SequencedMap<TenantId, Set<String>> steps = new LinkedHashMap<>();
    for (Plan.PlannedTenant tenant : file.plan().tenants()) {
      Set<String> ids = new LinkedHashSet<>();
      tenant.list().steps().stream().map(PlannedStep::node).forEach(ids::add);
      steps.put(tenant.tenant(), Ordered.set(ids));
    }
    BuildRequest request = BuildRequest.planned(verb(header, plan), options(header), steps);
    return new RunUseCase(
            forPlan(file.plan(), plan),
            request,
            listener,
            cancellation,
            Optional.of(file),
            Optional.empty())
        .run();
  }

  private static String text(Path path, Path shown) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              PlanCodes.NO_PLAN,
              Place.of(shown.toString()),
              "the plan cannot be read",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "give a file that 'atoll plan --out FILE' wrote"));
    }
  }

  private static BuildRequest.Verb verb(Plan.Header header, Path plan) {
    for (BuildRequest.Verb verb : BuildRequest.Verb.values()) {
      if (verb.command().equals(header.verb()) && Planning.isPlanned(verb)) {
        return verb;
      }
    }
    throw new ProblemException(
        Problem.error(
            PlanCodes.NO_PLAN,
            Place.of(plan.toString()),
            "this plan is for a command that cannot be planned: '" + header.verb() + "'",
            "another version of Atoll wrote it",
            "make the plan again"));
  }

  private static SequencedSet<BuildRequest.Option> options(Plan.Header header) {
    SequencedSet<BuildRequest.Option> options = new LinkedHashSet<>();
    for (BuildRequest.Option option : BuildRequest.Option.values()) {
      if (header.options().contains(option.name().toLowerCase(Locale.ROOT))) {
        options.add(option);
      }
    }
    if (header.scope() == Plan.Scope.CHANGED_ONLY) {
      options.add(BuildRequest.Option.CHANGED_ONLY);
    }
    return options;
  }

  /** The plan says for whom and in which environment. */
  private Invocation forPlan(Plan planned, Path shown) {
    Problems problems = new Problems();
    Fleet fleet =
        FleetReader.read(invocation.start(), problems)
            .orElseThrow(() -> new ProblemException(problems.sorted()));
    String environment = planned.header().environment();
    boolean elsewhere = invocation.target().filter(name -> !name.equals(environment)).isPresent();
    boolean other = !fleet.isPlain() && !fleet.name().equals(planned.header().fleet());
    if (elsewhere || other) {
      throw otherFleet(planned.header(), shown);
    }
    Invocation here =
        invocation.with(
            Optional.of(environment).filter(name -> !name.isEmpty()),
            invocation.vars(),
            TenantSelection.DEFAULT);
    return fleet.isPlain()
        ? here
        : here.with(here.target(), here.vars(), stillThere(planned, here));
  }

  static ProblemException otherFleet(Plan.Header header, Path shown) {
    return new ProblemException(
        Problem.error(
            PlanCodes.OTHER_FLEET,
            Place.of(shown.toString()),
            "this is a plan of another fleet or environment",
            "it was made for '%s' in environment '%s'"
                .formatted(header.fleet(), header.environment()),
            "call apply in the folder of that fleet, and without another --target"));
  }

  /** Tenants that are gone are told as moved, so they are not asked for. */
  private TenantSelection stillThere(Plan planned, Invocation here) {
    Set<TenantId> known = new LookUseCases(here).known();
    List<String> ids =
        planned.tenants().stream()
            .map(Plan.PlannedTenant::tenant)
            .filter(known::contains)
            .map(TenantId::value)
            .toList();
    if (ids.isEmpty() && !planned.tenants().isEmpty()) {
      throw new StalePlan(Moves.between(planned, new Plan(planned.header(), List.of(), List.of())));
    }
    return new TenantSelection(
        ids, Ordered.map(Map.of()), OptionalInt.empty(), TenantSelection.Scope.UNSAID);
  }
}
