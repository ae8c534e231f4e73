package dev.atoll.demo;

/** TPC-H's regions, under the label they have in the fleet. */
enum Region {
  AFRICA("africa"),
  AMERICA("america"),
  ASIA("asia"),
  EUROPE("europe"),
  MIDDLE_EAST("middle-east");

  private final String label;

  Region(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
