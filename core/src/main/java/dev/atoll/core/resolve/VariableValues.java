package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides variables: who may set them, and whether the contract accepts what they are set to. */
final class VariableValues {
  private final Fleet fleet;
  private final Contract contract;
  private final Map<String, Setting> projectVars;

  /**
   * What became of values without placeholders, which are the same for all tenants that share them.
   */
  private final IdentityHashMap<Traced, Outcome> known = new IdentityHashMap<>();

  /**
   * @param value without one when it is refused
   */
  private record Outcome(Traced value, List<Problem> problems) {}

  VariableValues(Fleet fleet, Map<String, Setting> projectVars) {
    this.fleet = fleet;
    this.contract = fleet.contract();
    this.projectVars = projectVars;
  }

  /** {@code --vars} in the types of the contract; what it refuses concerns every tenant. */
  SequencedMap<String, Traced> commandLine(Map<String, @Nullable Object> vars, Problems problems) {
    SequencedMap<String, Traced> accepted = new LinkedHashMap<>();
    vars.forEach(
        (name, value) -> {
          Setting setting = new Setting(value, Origin.of(Layers.CLI));
          if (contract.variable(name).filter(Variable::isSecret).isPresent()) {
            problems.add(typed(name));
            return;
          }
          checkSetter(name, setting.origin(), problems);
          Optional<Setting> checked =
              contract
                  .variable(name)
                  .map(
                      variable ->
                          VariableCheck.check(
                              variable, setting, VariableCheck.Spelling.WRITTEN, problems))
                  .orElse(Optional.of(setting));
          checked.ifPresent(good -> accepted.put(name, Merging.of(good)));
        });
    return accepted;
  }

  private static Problem typed(String name) {
    return Problem.error(
        FleetCodes.SECRET_EXPOSED,
        "variable '" + name + "' is secret, and --vars gives it a value",
        "a command line stands in histories, process lists and the ledger",
        "set it to {secret:NAME} in a layer");
  }

  /**
   * The variables of one tenant.
   *
   * @param layered what the layers say, placeholders as written
   * @param given what {@link #commandLine} accepted
   * @return every variable anybody spoke of, removed ones included
   */
  SequencedMap<String, Traced> resolve(
      SequencedMap<String, Traced> layered,
      SequencedMap<String, Traced> given,
      Placeholders placeholders,
      Problems problems) {
    SequencedMap<String, Traced> resolved = new LinkedHashMap<>();
    layered.forEach(
        (name, traced) -> {
          boolean same = !Placeholders.isTemplated(traced.value());
          Outcome outcome =
              same
                  ? known.computeIfAbsent(
                      traced, value -> outcome(name, value, given, placeholders))
                  : outcome(name, traced, given, placeholders);
          problems.addAll(outcome.problems());
          resolved.put(name, outcome.value());
        });
    given.forEach((name, traced) -> resolved.put(name, masked(name, over(layered, name, traced))));
    checkRequired(layered, resolved, placeholders, problems);
    checkProject(layered, given, problems);
    return Ordered.map(resolved);
  }

  private Outcome outcome(
      String name, Traced traced, Map<String, Traced> given, Placeholders placeholders) {
    Problems problems = new Problems();
    checkSetters(name, traced, problems);
    Optional<Traced> value =
        !traced.isSet() || given.containsKey(name)
            ? Optional.of(traced)
            : value(name, traced, placeholders, problems);
    return new Outcome(masked(name, value.orElseGet(traced::refused)), problems.sorted());
  }

  private static Traced over(SequencedMap<String, Traced> layered, String name, Traced given) {
    Traced before = layered.get(name);
    return before == null ? given : Merging.of(given.setting(), before.history());
  }

  private void checkSetters(String name, Traced traced, Problems problems) {
    for (Contribution contribution : traced.history()) {
      String layer = contribution.origin().layer();
      if (!layer.equals(Layers.CONTRACT) && !layer.equals(Layers.PROJECT)) {
        checkSetter(name, contribution.origin(), problems);
      }
    }
  }

  private void checkSetter(String name, Origin origin, Problems problems) {
    Optional<Variable> variable = contract.variable(name);
    if (variable.isEmpty()) {
      if (!accepts(name)) {
        problems.add(unknown(name, origin));
      }
      return;
    }
    Set<String> setBy = variable.get().setBy();
    if (!setBy.isEmpty() && !setBy.contains(origin.layer())) {
      problems.add(
          Placeholders.problem(
              FleetCodes.MAY_NOT_SET,
              origin,
              origin.layer().equals(Layers.CLI)
                  ? "--vars may not set variable '" + name + "'"
                  : "layer '" + origin.layer() + "' may not set variable '" + name + "'",
              "only %s may, says %s".formatted(String.join(", ", setBy), variable.get().place()),
              "set it there, or add '" + origin.layer() + "' to its set_by"));
    }
  }

  private boolean accepts(String name) {
    return switch (contract.reach()) {
      case DECLARED -> false;
      case PROJECT -> projectVars.containsKey(name);
      case ANY -> true;
    };
  }

  private Problem unknown(String name, Origin origin) {
    List<String> known = new ArrayList<>(contract.variables().keySet());
    if (contract.reach() == Contract.Reach.PROJECT) {
      known.addAll(projectVars.keySet());
    }
    return Placeholders.problem(
        FleetCodes.UNKNOWN_VARIABLE,
        origin,
        "variable '" + name + "' is not in the contract",
        origin.place().isPresent() ? "" : "it is given with --vars",
        Nearest.suggestion(name, known, "declare it under 'variables' in fleet.yml"));
  }

  private Optional<Traced> value(
      String name, Traced traced, Placeholders placeholders, Problems problems) {
    Problems filling = new Problems();
    Traced filled = placeholders.fill(traced, filling);
    problems.addAll(filling.sorted());
    if (filling.hasErrors()) {
      return Optional.empty();
    }
    Optional<Variable> variable = contract.variable(name);
    boolean secret = variable.map(Variable::isSecret).orElse(false);
    if (holdsSecret(filled.value()) && !secret) {
      problems.add(exposed(name, filled.origin()));
      return Optional.empty();
    }
    if (secret && !comesFromElsewhere(traced.value())) {
      problems.add(written(name, traced.origin()));
      return Optional.empty();
    }
    boolean templated = Placeholders.isTemplated(traced.value());
    boolean leftOut = secret && templated && placeholders.secrets().use() == SecretUse.LEAVE_OUT;
    if (variable.isEmpty() || leftOut || isContractDefault(filled)) {
      return Optional.of(filled);
    }
    if (secret && (filled.value() instanceof List || filled.value() instanceof Map)) {
      problems.add(compound(name, filled.origin()));
      return Optional.empty();
    }
    Object plain = filled.value() instanceof Secret hidden ? hidden.reveal() : filled.value();
    VariableCheck.Spelling spelling =
        templated ? VariableCheck.Spelling.FILLED : VariableCheck.Spelling.WRITTEN;
    return VariableCheck.check(
            variable.get(), new Setting(plain, filled.origin()), spelling, problems)
        .map(
            checked ->
                new Traced(checked.value(), filled.origin(), filled.keys(), filled.history()));
  }

  private static boolean isContractDefault(Traced traced) {
    return traced.origin().layer().equals(Layers.CONTRACT);
  }

  private static Problem exposed(String name, Origin origin) {
    return Placeholders.problem(
        FleetCodes.SECRET_EXPOSED,
        origin,
        "variable '" + name + "' gets a secret and is not declared secret",
        "its value would be shown in compiled SQL, plans and explanations",
        "declare it in fleet.yml with 'secret: true'");
  }

  static boolean holdsSecret(@Nullable Object value) {
    return switch (value) {
      case Secret ignored -> true;
      case List<?> list -> list.stream().anyMatch(VariableValues::holdsSecret);
      case Map<?, ?> map -> map.values().stream().anyMatch(VariableValues::holdsSecret);
      case null, default -> false;
    };
  }

  /** Whether a value is in no file of the fleet. */
  private static boolean comesFromElsewhere(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text ->
          Template.of(text).parts().stream()
              .anyMatch(
                  part ->
                      part instanceof Template.Part.SecretName
                          || part instanceof Template.Part.EnvironmentVariable);
      case List<?> list -> list.stream().allMatch(VariableValues::comesFromElsewhere);
      case Map<?, ?> map -> map.values().stream().allMatch(VariableValues::comesFromElsewhere);
      default -> false;
    };
  }

  private static Problem written(String name, Origin origin) {
    return Placeholders.problem(
        FleetCodes.SECRET_EXPOSED,
        origin,
        "variable '" + name + "' is secret, and its value stands in a file",
        "whoever reads the file, or its history, knows it",
        "declare the secret under 'secrets' in fleet.yml, and write {secret:NAME} here");
  }

  private static Problem compound(String name, Origin origin) {
    return Placeholders.problem(
        FleetCodes.WRONG_TYPE,
        origin,
        "variable '" + name + "' is secret, and its value is a list or a map",
        "a secret is filled in at the connection, as one text",
        "use one variable for each secret");
  }

  /** Hides the value and the history of a variable that is secret. */
  private Traced masked(String name, Traced traced) {
    if (!contract.variable(name).map(Variable::isSecret).orElse(false)) {
      return traced;
    }
    List<Contribution> history =
        traced.history().stream()
            .map(
                contribution ->
                    new Contribution(
                        contribution.kind(), hidden(contribution.written()), contribution.origin()))
            .toList();
    return new Traced(hidden(traced.value()), traced.origin(), Ordered.map(Map.of()), history);
  }

  private static @Nullable Object hidden(@Nullable Object value) {
    return value == null || value instanceof Secret ? value : new Secret(value);
  }

  private void checkRequired(
      SequencedMap<String, Traced> layered,
      Map<String, Traced> resolved,
      Placeholders placeholders,
      Problems problems) {
    for (Variable variable : contract.variables().values()) {
      Traced said = layered.get(variable.name());
      // A value that was refused has its own problem.
      boolean refused = said != null && said.isSet();
      if (variable.isRequired() && !refused && !isGiven(resolved.get(variable.name()))) {
        problems.add(noValue(variable, placeholders.tenant()));
      }
    }
  }

  /** What nobody says otherwise is the project's value, which the contract binds as well. */
  private void checkProject(
      Map<String, Traced> layered, Map<String, Traced> given, Problems problems) {
    for (Variable variable : contract.variables().values()) {
      Setting ofProject = projectVars.get(variable.name());
      boolean decided = layered.containsKey(variable.name()) || given.containsKey(variable.name());
      if (ofProject == null || decided || variable.isRequired()) {
        continue;
      }
      if (variable.isSecret() && ofProject.value() != null) {
        problems.add(written(variable.name(), ofProject.origin()));
      } else if (ofProject.value() != null && !isTemplate(ofProject.value())) {
        VariableCheck.check(variable, ofProject, VariableCheck.Spelling.WRITTEN, problems);
      }
    }
  }

  private static boolean isTemplate(Object value) {
    return value instanceof String text && (text.contains("{{") || text.contains("{%"));
  }

  private static boolean isGiven(@Nullable Traced traced) {
    return traced != null && traced.isSet();
  }

  private Problem noValue(Variable variable, Optional<TenantId> tenant) {
    String id = tenant.map(TenantId::value).orElse("{tenant}");
    String files =
        fleet.layers().stream()
            .filter(layer -> variable.setBy().isEmpty() || variable.setBy().contains(layer.name()))
            .map(layer -> layer.file().replace("{tenant}", id))
            .collect(Collectors.joining(", "));
    return Problem.error(
        FleetCodes.NO_VALUE,
        variable.place(),
        "variable '"
            + variable.name()
            + "' has no value"
            + tenant.map(named -> " for tenant " + named.value()).orElse(""),
        "it is required, has no default, and no layer sets it",
        files.isEmpty()
            ? "give it a default, or pass it with --vars"
            : "set it in " + files + ", or give it a default");
  }
}
