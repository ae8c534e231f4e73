package dev.atoll.demo;

/** How large a shop is: its share of its country's customers, and its assortment. */
enum Tier {
  ENTERPRISE("enterprise", 4, 480),
  STANDARD("standard", 2, 240),
  STARTER("starter", 1, 120);

  private final String label;
  private final int share;
  private final int assortment;

  Tier(String label, int share, int assortment) {
    this.label = label;
    this.share = share;
    this.assortment = assortment;
  }

  String label() {
    return label;
  }

  int share() {
    return share;
  }

  /** Products on offer, at most. */
  int assortment() {
    return assortment;
  }
}
