package dev.atoll.demo;

import io.trino.tpch.LineItem;
import io.trino.tpch.Order;

/**
 * The orders of one shop with their lines, packed. Days are days since 1970-01-01, already moved to
 * the demo's years.
 */
final class OrderBook {
  private static final int ORDER_FIELDS = 5;
  private static final int LINE_FIELDS = 5;

  private final Ints orders = new Ints();
  private final Ints lines = new Ints();
  private final Vocabulary vocabulary;

  OrderBook(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void add(Order order) {
    orders.add(Math.toIntExact(order.getOrderKey()));
    orders.add(Math.toIntExact(order.getCustomerKey()));
    orders.add(DemoYears.move(order.getOrderDate()));
    orders.add(vocabulary.priorities().numberOf(order.getOrderPriority()));
    orders.add(lineCount());
  }

  /** Adds a line to the order added last. */
  void add(LineItem line) {
    lines.add(Math.toIntExact(line.getPartKey()));
    lines.add(
        Math.toIntExact(line.getQuantity()) << 16
            | Math.toIntExact(line.getDiscountPercent()) << 8
            | vocabulary.shipModes().numberOf(line.getShipMode()));
    lines.add(DemoYears.move(line.getShipDate()));
    lines.add(DemoYears.move(line.getCommitDate()));
    lines.add(DemoYears.move(line.getReceiptDate()));
  }

  int orderCount() {
    return orders.size() / ORDER_FIELDS;
  }

  int lineCount() {
    return lines.size() / LINE_FIELDS;
  }

  int orderKey(int order) {
    return orders.at(order * ORDER_FIELDS);
  }

  int customerKey(int order) {
    return orders.at(order * ORDER_FIELDS + 1);
  }

  int orderDay(int order) {
    return orders.at(order * ORDER_FIELDS + 2);
  }

  String priority(int order) {
    return vocabulary.priorities().word(orders.at(order * ORDER_FIELDS + 3));
  }

  int firstLine(int order) {
    return orders.at(order * ORDER_FIELDS + 4);
  }

  /** The line after an order's last. */
  int endLine(int order) {
    return order + 1 < orderCount() ? firstLine(order + 1) : lineCount();
  }

  /** The part TPC-H chose; an {@link Assortment} makes one of the shop's products of it. */
  int partKey(int line) {
    return lines.at(line * LINE_FIELDS);
  }

  int quantity(int line) {
    return lines.at(line * LINE_FIELDS + 1) >>> 16;
  }

  int discountPercent(int line) {
    return lines.at(line * LINE_FIELDS + 1) >>> 8 & 0xff;
  }

  String shipMode(int line) {
    return vocabulary.shipModes().word(lines.at(line * LINE_FIELDS + 1) & 0xff);
  }

  int shipDay(int line) {
    return lines.at(line * LINE_FIELDS + 2);
  }

  int commitDay(int line) {
    return lines.at(line * LINE_FIELDS + 3);
  }

  int receiptDay(int line) {
    return lines.at(line * LINE_FIELDS + 4);
  }
}
