package dev.atoll.core.pipeline;

/** Whether there is a fleet file; output of a plain project looks like dbt's. */
public enum FleetShape {
  PLAIN_PROJECT,
  FLEET
}
