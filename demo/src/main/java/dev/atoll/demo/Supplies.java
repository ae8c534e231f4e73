package dev.atoll.demo;

import io.trino.tpch.PartSupplier;
import java.util.Arrays;

/**
 * Who supplies which part: up to four suppliers each, packed. TPC-H's thousands of suppliers are
 * gathered onto the first few, so that a shop has something to say about each of its own.
 */
final class Supplies {
  private static final int PER_PART = 4;
  private static final int FIELDS = 3;
  private static final int MAX_SUPPLIERS = 80;

  private final int[] offers;
  private final int[] counts;

  Supplies(int partCount) {
    offers = new int[(partCount + 1) * PER_PART * FIELDS];
    counts = new int[partCount + 1];
  }

  /** Adds an offer, unless the supplier has one for this part already. */
  void add(PartSupplier offer) {
    int part = Math.toIntExact(offer.getPartKey());
    int supplier = 1 + Math.toIntExact((offer.getSupplierKey() - 1) % MAX_SUPPLIERS);
    if (Arrays.stream(suppliersOf(part)).anyMatch(known -> known == supplier)) {
      return;
    }
    int at = index(part, counts[part]++);
    offers[at] = supplier;
    offers[at + 1] = offer.getAvailableQuantity();
    offers[at + 2] = Math.toIntExact(offer.getSupplyCostInCents());
  }

  int count(int part) {
    return counts[part];
  }

  int supplier(int part, int nth) {
    return offers[index(part, nth)];
  }

  int availableQuantity(int part, int nth) {
    return offers[index(part, nth) + 1];
  }

  /**
   * Supplier's price in minor units: 45 to 74 percent of what the shop asks, by TPC-H's own cost.
   */
  long cost(int part, int nth, long unitPrice) {
    int percent = 45 + offers[index(part, nth) + 2] % 30;
    return Math.max(1, unitPrice * percent / 100);
  }

  private int[] suppliersOf(int part) {
    int[] suppliers = new int[counts[part]];
    Arrays.setAll(suppliers, nth -> supplier(part, nth));
    return suppliers;
  }

  private static int index(int part, int nth) {
    return (part * PER_PART + nth) * FIELDS;
  }
}
