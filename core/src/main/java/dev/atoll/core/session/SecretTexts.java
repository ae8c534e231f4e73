package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One tenant's secrets, between templates and the connection: SQL holds tokens in their place until
 * it is sent, and whatever comes back is masked. Safe for use by several threads.
 *
 * <p>Tokens are made new for every process, so that no data and no file can hold one.
 */
public final class SecretTexts {
  /** A tenant without secrets. */
  public static final SecretTexts NONE = new SecretTexts("", Map.of());

  private static final String MASK = "*****";

  private final String nonce;
  private final SequencedMap<String, Supplier<String>> values = new LinkedHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * Makes the texts of one tenant.
   *
   * @param nonce unguessable, the same for all tenants
   * @param values by the names that templates know; asked whenever SQL needs one
   */
  public SecretTexts(String nonce, Map<String, Supplier<String>> values) {
    this.nonce = nonce;
    this.values.putAll(values);
  }

  /** Masks a value from now on that templates do not know, such as a password. */
  public void alsoMask(String value) {
    if (!value.isBlank()) {
      seen.add(value);
    }
  }

  public Set<String> names() {
    return values.sequencedKeySet();
  }

  /** What stands for a secret in SQL until it is sent. */
  public String token(String name) {
    return "{secret:" + name + ":" + nonce + "}";
  }

  private static String shownName(String name) {
    return "{secret:" + name + "}";
  }

  /** SQL as the engine gets it. */
  public String filled(String sql) {
    if (values.isEmpty() || !sql.contains(nonce)) {
      return sql;
    }
    String filled = sql;
    for (Map.Entry<String, Supplier<String>> secret : values.entrySet()) {
      String token = token(secret.getKey());
      if (filled.contains(token)) {
        String value = secret.getValue().get();
        alsoMask(value);
        filled = filled.replace(token, value);
      }
    }
    return filled;
  }

  /** SQL as files and people may see it: tokens without what makes them unguessable. */
  public String shown(String sql) {
    if (values.isEmpty() || !sql.contains(nonce)) {
      return sql;
    }
    String shown = sql;
    for (String name : values.keySet()) {
      shown = shown.replace(token(name), shownName(name));
    }
    return shown;
  }

  /**
   * A text from the engine or from a template, with every secret that was ever filled in hidden.
   */
  public String masked(String text) {
    String masked = shown(text);
    if (seen.isEmpty()) {
      return masked;
    }
    // The longest first: one secret may be part of another.
    List<String> known =
        seen.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    for (String value : known) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  public Problem masked(Problem problem) {
    if (this == NONE || (values.isEmpty() && seen.isEmpty())) {
      return problem;
    }
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place(),
        masked(problem.message()),
        masked(problem.cause()),
        masked(problem.mend()),
        problem.tenants(),
        problem.trace());
  }

  /** The same failure, telling nothing; its cause is dropped, since its text is the driver's. */
  public EngineException masked(EngineException failure) {
    return new EngineException(
        failure.kind(), masked(failure.getMessage()), failure.position(), null);
  }

  public ProblemException masked(ProblemException failure) {
    return new ProblemException(failure.problems().stream().map(this::masked).toList());
  }

  /** A database whose sessions fill secrets in and hide them in what they throw. */
  public Database around(Database database) {
    return this == NONE ? database : new SecretDatabase(database, this);
  }

  /** A check that sees what the engine will see. */
  public StatementCheck around(StatementCheck check) {
    return values.isEmpty() ? check : new SecretCheck(check, this);
  }
}
