package dev.atoll.cli;

/** What {@link FakeAtoll} answers. */
enum Scenario {
  /** Asked for nothing; every use case refuses. */
  NOTHING,
  PLAIN_GOOD,
  PLAIN_BAD,
  SMALL_FLEET_GOOD,
  LARGE_FLEET_BAD,
  FLEET_REFUSED,
  FLEET_INTERRUPTED,
  BAD_INPUT,
  BROKEN
}
