package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

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

  public Optional<Variable> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
