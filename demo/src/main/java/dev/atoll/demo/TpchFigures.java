package dev.atoll.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.Part;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.Supplier;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Runs TPC-H's generators and deals what they give. The same roster and scale give the same
 * figures, always.
 */
final class TpchFigures {
  /** Comments are thrown away, and the usual pool of texts for them takes 300 MB. */
  private static final int TEXT_POOL_BYTES = 1 << 20;

  private final Roster roster;
  private final double scale;
  private final Distributions distributions = Distributions.getDefaultDistributions();
  private final TextPool texts = new TextPool(TEXT_POOL_BYTES, distributions);

  private TpchFigures(Roster roster, double scale) {
    this.roster = roster;
    this.scale = scale;
  }

  static Figures generate(Roster roster, double scale) {
    return new TpchFigures(roster, scale).generate();
  }

  private Figures generate() {
    List<Part> parts = list(new PartGenerator(scale, 1, 1, distributions, texts));
    List<Supplier> suppliers = list(new SupplierGenerator(scale, 1, 1, distributions, texts));
    Supplies supplies = new Supplies(parts.size());
    new PartSupplierGenerator(scale, 1, 1, texts).forEach(supplies::add);

    Map<Long, Shop> shopOfCustomer = new HashMap<>();
    List<List<Customer>> customers = perShop();
    Dealing dealing = new Dealing(roster);
    for (Customer customer : new CustomerGenerator(scale, 1, 1, distributions, texts)) {
      dealing
          .shopFor(customer)
          .ifPresent(
              shop -> {
                shopOfCustomer.put(customer.getCustomerKey(), shop);
                customers.get(shop.number()).add(customer);
              });
    }
    return new Figures(customers, orders(shopOfCustomer), parts, suppliers, supplies);
  }

  private List<OrderBook> orders(Map<Long, Shop> shopOfCustomer) {
    Vocabulary vocabulary = new Vocabulary();
    List<OrderBook> books = roster.shops().stream().map(shop -> new OrderBook(vocabulary)).toList();
    Iterator<LineItem> lines = new LineItemGenerator(scale, 1, 1, distributions, texts).iterator();
    LineItem line = lines.next();
    for (Order order : new OrderGenerator(scale, 1, 1, distributions, texts)) {
      Shop shop = shopOfCustomer.get(order.getCustomerKey());
      if (shop != null) {
        books.get(shop.number()).add(order);
      }
      // both generators go through the orders in the same sequence
      while (line.getOrderKey() == order.getOrderKey()) {
        if (shop != null) {
          books.get(shop.number()).add(line);
        }
        if (!lines.hasNext()) {
          return books;
        }
        line = lines.next();
      }
    }
    throw new IllegalStateException("lines without their order, from " + line.getOrderKey());
  }

  private List<List<Customer>> perShop() {
    return IntStream.range(0, roster.shops().size())
        .<List<Customer>>mapToObj(number -> new ArrayList<>())
        .toList();
  }

  private static <T> List<T> list(Iterable<T> generator) {
    return StreamSupport.stream(generator.spliterator(), false).toList();
  }
}
