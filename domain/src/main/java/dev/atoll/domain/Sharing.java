package dev.atoll.domain;

/** Whether a tenant may be given what was rendered for another one; the result is the same. */
public enum Sharing {
  SHARED,
  /** {@code --no-share}: every tenant renders everything itself, to prove that it is. */
  FRESH
}
