package dev.atoll.core.pipeline;

/** Whether a plain project gets a fleet's policies (lock, guard, markers) as well. */
public enum Strictness {
  AS_CONFIGURED,
  STRICT
}
