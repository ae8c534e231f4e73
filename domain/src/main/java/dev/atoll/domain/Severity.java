package dev.atoll.domain;

/** How much a {@link Problem} weighs: an error stops what it concerns, a warning is only shown. */
public enum Severity {
  ERROR,
  WARNING
}
