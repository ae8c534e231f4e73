package dev.atoll.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.Part;
import io.trino.tpch.Supplier;
import java.util.List;

/**
 * Everything TPC-H says at one scale, dealt to the shops; only read once it is made.
 *
 * @param customers by number of the shop
 * @param books orders and lines by number of the shop
 * @param parts by key less one
 * @param suppliers by key less one
 */
record Figures(
    List<List<Customer>> customers,
    List<OrderBook> books,
    List<Part> parts,
    List<Supplier> suppliers,
    Supplies supplies) {

  Part part(int key) {
    return parts.get(key - 1);
  }

  Supplier supplier(int key) {
    return suppliers.get(key - 1);
  }

  long orders() {
    return books.stream().mapToLong(OrderBook::orderCount).sum();
  }

  long lines() {
    return books.stream().mapToLong(OrderBook::lineCount).sum();
  }
}
