package dev.atoll.core.compile;

import dev.atoll.core.dbt.SecretAtom;
import dev.atoll.core.dbt.VariableAtom;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.domain.Ordered;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a tenant's layers say beyond the values of variables, environment and configs.
 *
 * @param symbols texts of the variables that print as atoms, by name
 * @param secretVars names of the variables that hold secrets
 * @param secretEnv names of the environment variables that hold secrets
 * @param secrets by name of the variable, {@code env:} and the name of the environment variable, or
 *     {@code target:} and the name of the target's field
 * @param sources by the name that the layers use
 * @param required tables that must hold rows
 * @param configured where the layers' config trees speak of resources
 */
public record LayerInputs(
    SequencedMap<String, String> symbols,
    Set<String> secretVars,
    Set<String> secretEnv,
    SecretTexts secrets,
    SequencedMap<String, SourceChange> sources,
    List<SourceChange.Required> required,
    List<SourceChange.Configured> configured) {
  /** Of a tenant without layers. */
  public static final LayerInputs NONE =
      new LayerInputs(
          Ordered.map(Map.of()),
          Set.of(),
          Set.of(),
          SecretTexts.NONE,
          Ordered.map(Map.of()),
          List.of(),
          List.of());

  private static final String ENVIRONMENT = "env:";
  private static final String FIELD = "target:";

  public LayerInputs {
    symbols = Ordered.map(symbols);
    secretVars = Ordered.set(secretVars);
    secretEnv = Ordered.set(secretEnv);
    sources = Ordered.map(sources);
    required = List.copyOf(required);
    configured = List.copyOf(configured);
  }

  /** How the secret of an environment variable is called. */
  public static String ofEnvironment(String variable) {
    return ENVIRONMENT + variable;
  }

  /** How the secret of a field of the target is called. */
  public static String ofField(String field) {
    return FIELD + field;
  }

  /** What a template sees of a field of the target that holds a secret. */
  public Value secretField(String field) {
    String secret = ofField(field);
    return Rope.of(new SecretAtom(secret, secrets.token(secret)));
  }

  /** The atom of a variable that holds a secret. */
  Optional<Atom> secretVar(String name) {
    return secretVars.contains(name)
        ? Optional.of(new SecretAtom(name, secrets.token(name)))
        : Optional.empty();
  }

  /** The atom of an environment variable that holds a secret. */
  Optional<Atom> secretEnv(String name) {
    String secret = ofEnvironment(name);
    return secretEnv.contains(name)
        ? Optional.of(new SecretAtom(secret, secrets.token(secret)))
        : Optional.empty();
  }

  /**
   * Where the layers say that a table lies: its own place before that of its source, and what names
   * the package before what does not.
   */
  SourceChange.Where where(Node.Source table) {
    SourceChange.Where found = SourceChange.Where.AS_DECLARED;
    String full = table.facts().packageName() + "." + table.sourceName();
    for (String name : List.of(full, table.sourceName())) {
      SourceChange change = sources.get(name);
      if (change != null) {
        SourceChange.Where own =
            change.tables().getOrDefault(table.name(), SourceChange.Where.AS_DECLARED);
        found = found.or(own).or(change.where());
      }
    }
    return found;
  }

  /** The text of a symbolic variable. */
  String symbol(VariableAtom atom) {
    String text = symbols.get(atom.name());
    if (text == null) {
      throw new IllegalStateException("no symbolic variable " + atom.name());
    }
    return text;
  }

  /** What is wrong with a secret in a place whose text is kept. */
  static RuntimeException refusal(String name) {
    return new SecretAtom(name, "").refusal();
  }

  /** The same where variables and environment variables have other values, such as in a test. */
  LayerInputs without(Set<String> vars, Set<String> env) {
    SequencedMap<String, String> keptSymbols = new LinkedHashMap<>(symbols);
    keptSymbols.keySet().removeAll(vars);
    Set<String> keptVars = new LinkedHashSet<>(secretVars);
    keptVars.removeAll(vars);
    Set<String> keptEnv = new LinkedHashSet<>(secretEnv);
    keptEnv.removeAll(env);
    return new LayerInputs(keptSymbols, keptVars, keptEnv, secrets, sources, required, configured);
  }
}
