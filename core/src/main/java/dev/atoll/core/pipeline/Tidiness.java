package dev.atoll.core.pipeline;

/** Whether {@code check} also looks for what makes no difference. */
public enum Tidiness {
  IGNORED,
  CHECKED
}
