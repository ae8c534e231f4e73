package dev.atoll.demo;

import io.trino.tpch.Part;

/**
 * What one shop sells: a run of TPC-H's parts. The lines' parts, which TPC-H spreads evenly over
 * all, are gathered onto it so that a shop has best-sellers.
 *
 * @param firstPart key of the first part
 * @param size how many parts
 */
record Assortment(int firstPart, int size, int partCount) {
  private static final int STRIDE = 97;

  static Assortment of(Shop shop, int partCount) {
    int size = Math.min(shop.tier().assortment(), partCount);
    return new Assortment(1 + Math.floorMod(shop.number() * STRIDE, partCount), size, partCount);
  }

  /** Key of the product at a rank; the lower the rank, the more it sells. */
  int partKey(int rank) {
    return (firstPart - 1 + rank) % partCount + 1;
  }

  /** Key of the product that stands for a line's part. */
  int productFor(int linePartKey) {
    double evenly = (linePartKey - 1) / (double) partCount;
    return partKey((int) (size * evenly * evenly));
  }

  /** Price of one piece in minor units of the country. TPC-H's prices are a wholesaler's. */
  static long unitPrice(Part part, Country country) {
    return country.fromCents(part.getRetailPriceInCents() / 100);
  }

  /** A price after a discount, rounded half up. */
  static long charged(long price, int discountPercent) {
    return (price * (100 - discountPercent) + 50) / 100;
  }
}
