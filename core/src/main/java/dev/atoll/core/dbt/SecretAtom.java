package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Atom;

/**
 * Stands for a secret. A template may print it and pass it on; nobody but the connection learns its
 * characters.
 *
 * @param name as messages and files show it
 * @param token what stands for it in SQL on its way to the connection; no other text holds it
 */
public record SecretAtom(String name, String token) implements Atom {
  /** A secret whose characters a template wants to work on, or that would end up in a file. */
  public static final String NOT_PRINTED = "A735";

  @Override
  public String description() {
    return "secret(" + name + ")";
  }

  /** Always fails, as for every atom. */
  @Override
  public String toString() {
    throw new IllegalStateException("the secret " + name + " has no text here");
  }

  /** What is wrong with wanting its text. */
  public RuntimeException refusal() {
    return DbtProblems.problem(
        NOT_PRINTED,
        "the secret '" + name + "' can only be printed into SQL",
        "its characters are filled in at the connection, so nothing can be done with them before,"
            + " and no config, name or message may hold them",
        "print it as it is, such as '{{ var(\"" + name + "\") }}', and work on it in SQL");
  }
}
