package dev.atoll.core.pipeline;

/** Whether a rebase changes the overlay. */
public enum OverlayAcceptance {
  /** It only looks. */
  LOOK,
  /** What the project has now is what the overlay replaces from now on. */
  ACCEPT
}
