package dev.atoll.core.packages;

/** Whether releases are left out that are written for another version of dbt. */
public enum VersionCheck {
  ON,
  OFF
}
