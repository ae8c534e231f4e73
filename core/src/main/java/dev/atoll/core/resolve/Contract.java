package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The declared variables: what deployment may set.
 *
 * @param variables by name, in the order of the file
 * @param reach which names beyond the declared ones layers and {@code --vars} may set
 */
public record Contract(SequencedMap<String, Variable> variables, Reach reach) {
  /** Which names a contract accepts beyond those it declares. */
  public enum Reach {
    /** None. */
    DECLARED,
    /** Those that the project and its packages declare ({@code +from_project: true}). */
    PROJECT,
    /** Any: there is no {@code variables} section, or no fleet file at all. */
    ANY
  }

  public Contract {
    variables = Ordered.map(variables);
  }

  static Contract open() {
    return new Contract(Ordered.map(Map.of()), Reach.ANY);
  }

  /**
   * What the contract's defaults say otherwise than the project. The contract would win silently,
   * and the project would do something else here than alone, so each difference is an error.
   *
   * @param projectVars the project's root variables
   */
  public List<Problem> differencesFrom(Map<String, Setting> projectVars) {
    return variables.values().stream()
        .flatMap(variable -> difference(variable, projectVars.get(variable.name())).stream())
        .toList();
  }

  private static Optional<Problem> difference(Variable variable, @Nullable Setting ofProject) {
    if (ofProject == null || variable.standard().isEmpty() || variable.isSecret()) {
      return Optional.empty();
    }
    Setting standard = variable.standard().get();
    Object inProject =
        VariableCheck.convert(variable.type(), ofProject.value(), VariableCheck.Spelling.WRITTEN)
            .orElse(ofProject.value());
    if (Values.same(standard.value(), inProject)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            FleetCodes.DEFAULT_DIFFERS,
            standard.origin().place().orElse(variable.place()),
            "the default of variable '%s' is %s here and %s in the project"
                .formatted(
                    variable.name(), Values.shown(standard.value()), Values.shown(inProject)),
            ofProject.origin().place().map(place -> "the project says so at " + place).orElse(""),
            "make both equal, or remove one of them"));
  }

  public Optional<Variable> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
