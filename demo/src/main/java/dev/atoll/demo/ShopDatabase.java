package dev.atoll.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.Part;
import io.trino.tpch.Supplier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;

/**
 * The raw data of one shop, as an ingestion tool lands it: TPC-H's column names, dates and
 * discounts as text, amounts as whole minor units of the shop's currency, {@code _loaded_at} on
 * every row.
 */
final class ShopDatabase {
  private static final String SCHEMA = "raw";

  private static final List<String> TABLES =
      List.of(
          """
          create table raw.customer (
            c_custkey bigint, c_name varchar, c_address varchar, c_phone varchar,
            c_mktsegment varchar, c_acctbal bigint, _loaded_at timestamp
          )
          """,
          """
          create table raw.orders (
            o_orderkey bigint, o_custkey bigint, o_orderstatus varchar, o_totalprice bigint,
            o_orderdate varchar, o_orderpriority varchar, _loaded_at timestamp
          )
          """,
          """
          create table raw.lineitem (
            l_orderkey bigint, l_linenumber integer, l_partkey bigint, l_suppkey bigint,
            l_quantity integer, l_extendedprice bigint, l_discount varchar, l_returnflag varchar,
            l_linestatus varchar, l_shipdate varchar, l_commitdate varchar, l_receiptdate varchar,
            l_shipmode varchar, _loaded_at timestamp
          )
          """,
          """
          create table raw.part (
            p_partkey bigint, p_name varchar, p_mfgr varchar, p_brand varchar, p_type varchar,
            p_size integer, p_container varchar, p_retailprice bigint, _loaded_at timestamp
          )
          """,
          """
          create table raw.supplier (
            s_suppkey bigint, s_name varchar, s_country varchar, s_phone varchar,
            _loaded_at timestamp
          )
          """,
          """
          create table raw.partsupp (
            ps_partkey bigint, ps_suppkey bigint, ps_availqty integer, ps_supplycost bigint,
            _loaded_at timestamp
          )
          """);

  private static final List<String> SEGMENTS =
      List.of("AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY");

  private final Shop shop;
  private final Figures figures;
  private final Assortment assortment;

  private ShopDatabase(Shop shop, Figures figures) {
    this.shop = shop;
    this.figures = figures;
    this.assortment = Assortment.of(shop, figures.parts().size());
  }

  static void write(DatabaseWriter writer, Path path, Shop shop, Figures figures)
      throws SQLException {
    ShopDatabase database = new ShopDatabase(shop, figures);
    writer.create(path, database::content);
  }

  private void content(DatabaseWriter file) throws SQLException {
    file.run("create schema raw");
    for (String table : TABLES) {
      file.run(table);
    }
    file.fill(SCHEMA, "customer", this::customers);
    try (DuckDBAppender orders = file.appender(SCHEMA, "orders");
        DuckDBAppender lines = file.appender(SCHEMA, "lineitem")) {
      orders(orders, lines);
    }
    file.fill(SCHEMA, "part", this::parts);
    file.fill(SCHEMA, "supplier", this::suppliers);
    file.fill(SCHEMA, "partsupp", this::partSuppliers);
  }

  private void customers(DuckDBAppender rows) throws SQLException {
    for (Customer customer : figures.customers().get(shop.number())) {
      customer(rows, customer, customer.getMarketSegment(), DemoYears.FIRST_LOAD);
      if (customer.getCustomerKey() % 10 == 1) {
        int day = DemoYears.TODAY - Math.toIntExact(customer.getCustomerKey() % 700);
        customer(rows, customer, nextSegment(customer), DemoYears.landed(day, 1));
      }
    }
  }

  private void customer(
      DuckDBAppender rows, Customer customer, String segment, LocalDateTime landed)
      throws SQLException {
    rows.beginRow()
        .append(customer.getCustomerKey())
        .append(customer.getName())
        .append(customer.getAddress())
        .append(customer.getPhone())
        .append(segment)
        .append(shop.country().fromCents(customer.getAccountBalanceInCents() / 10))
        .append(landed)
        .endRow();
  }

  private static String nextSegment(Customer customer) {
    int now = SEGMENTS.indexOf(customer.getMarketSegment());
    return SEGMENTS.get((now + 1) % SEGMENTS.size());
  }

  private void orders(DuckDBAppender orders, DuckDBAppender lines) throws SQLException {
    OrderBook book = figures.books().get(shop.number());
    for (int order = 0; order < book.orderCount(); order++) {
      long total = 0;
      int shipped = 0;
      for (int line = book.firstLine(order); line < book.endLine(order); line++) {
        total += line(lines, book, order, line);
        shipped += isPast(book.shipDay(line)) ? 1 : 0;
      }
      orders
          .beginRow()
          .append((long) book.orderKey(order))
          .append((long) book.customerKey(order))
          .append(status(shipped, book.endLine(order) - book.firstLine(order)))
          .append(total)
          .append(DemoYears.text(book.orderDay(order)))
          .append(book.priority(order))
          .append(DemoYears.landed(book.orderDay(order), book.orderKey(order)))
          .endRow();
    }
  }

  /** Appends a line and gives what was charged for it. */
  private long line(DuckDBAppender rows, OrderBook book, int order, int line) throws SQLException {
    int orderKey = book.orderKey(order);
    int part = assortment.productFor(book.partKey(line));
    int nthSupplier = (book.partKey(line) + orderKey) % figures.supplies().count(part);
    long price = book.quantity(line) * Assortment.unitPrice(figures.part(part), shop.country());
    int discount = book.discountPercent(line);
    rows.beginRow()
        .append((long) orderKey)
        .append(line - book.firstLine(order) + 1)
        .append((long) part)
        .append((long) figures.supplies().supplier(part, nthSupplier))
        .append(book.quantity(line))
        .append(price)
        .append(discount < 10 ? "0.0" + discount : "0." + discount)
        .append(returnFlag(book, line))
        .append(isPast(book.shipDay(line)) ? "F" : "O")
        .append(DemoYears.text(book.shipDay(line)))
        .append(DemoYears.text(book.commitDay(line)))
        .append(DemoYears.text(book.receiptDay(line)))
        .append(book.shipMode(line))
        .append(DemoYears.landed(book.orderDay(order), orderKey))
        .endRow();
    return Assortment.charged(price, discount);
  }

  /** TPC-H returns every second line; a shop that did would not be one for long. */
  private static String returnFlag(OrderBook book, int line) {
    if (!isPast(book.receiptDay(line))) {
      return "N";
    }
    return (book.partKey(line) + book.receiptDay(line)) % 12 == 0 ? "R" : "A";
  }

  private static String status(int shipped, int lines) {
    if (shipped == lines) {
      return "F";
    }
    return shipped == 0 ? "O" : "P";
  }

  private static boolean isPast(int day) {
    return day <= DemoYears.TODAY;
  }

  private void parts(DuckDBAppender rows) throws SQLException {
    for (int rank = 0; rank < assortment.size(); rank++) {
      Part part = figures.part(assortment.partKey(rank));
      rows.beginRow()
          .append(part.getPartKey())
          .append(part.getName())
          .append(part.getManufacturer())
          .append(part.getBrand())
          .append(part.getType())
          .append(part.getSize())
          .append(part.getContainer())
          .append(Assortment.unitPrice(part, shop.country()))
          .append(DemoYears.FIRST_LOAD)
          .endRow();
    }
  }

  private void suppliers(DuckDBAppender rows) throws SQLException {
    for (int key : supplierKeys()) {
      Supplier supplier = figures.supplier(key);
      rows.beginRow()
          .append(supplier.getSupplierKey())
          .append(supplier.getName())
          .append(Country.ofNationKey(supplier.getNationKey()).code())
          .append(supplier.getPhone())
          .append(DemoYears.FIRST_LOAD)
          .endRow();
    }
  }

  private SortedSet<Integer> supplierKeys() {
    SortedSet<Integer> keys = new TreeSet<>();
    for (int rank = 0; rank < assortment.size(); rank++) {
      int part = assortment.partKey(rank);
      for (int nth = 0; nth < figures.supplies().count(part); nth++) {
        keys.add(figures.supplies().supplier(part, nth));
      }
    }
    return keys;
  }

  private void partSuppliers(DuckDBAppender rows) throws SQLException {
    Supplies supplies = figures.supplies();
    for (int rank = 0; rank < assortment.size(); rank++) {
      int part = assortment.partKey(rank);
      long price = Assortment.unitPrice(figures.part(part), shop.country());
      for (int nth = 0; nth < supplies.count(part); nth++) {
        rows.beginRow()
            .append((long) part)
            .append((long) supplies.supplier(part, nth))
            .append(supplies.availableQuantity(part, nth))
            .append(supplies.cost(part, nth, price))
            .append(DemoYears.FIRST_LOAD)
            .endRow();
      }
    }
  }
}
