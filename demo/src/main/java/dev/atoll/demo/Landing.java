package dev.atoll.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Writes all databases of a workspace, shops side by side on all cores. */
final class Landing {
  private final Path data;
  private final Figures figures;
  private final Consumer<DemoEvent> listener;
  private final int shops;
  private final Queue<Shop> waiting;
  private int done;

  Landing(Path data, Roster roster, Figures figures, Consumer<DemoEvent> listener) {
    this.data = data;
    this.figures = figures;
    this.listener = listener;
    this.shops = roster.shops().size();
    // the largest first, so that no core ends long after the others
    this.waiting =
        new ConcurrentLinkedQueue<>(
            roster.shops().stream()
                .sorted(Comparator.comparingInt((Shop shop) -> -shop.tier().share()))
                .toList());
  }

  void run() throws IOException, SQLException, InterruptedException {
    Path shared = Files.createDirectories(data.resolve("shared"));
    try (DatabaseWriter writer = DatabaseWriter.open()) {
      ReferenceDatabase.write(writer, shared.resolve("reference.duckdb"));
    }
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), shops);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> workers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        workers.add(pool.submit((Callable<Void>) this::work));
      }
      try {
        for (Future<Void> worker : workers) {
          worker.get();
        }
      } catch (ExecutionException failure) {
        throw rethrown(Objects.requireNonNull(failure.getCause()));
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private Void work() throws IOException, SQLException, InterruptedException {
    try (DatabaseWriter writer = DatabaseWriter.open()) {
      for (Shop shop = waiting.poll(); shop != null; shop = waiting.poll()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Path folder = Files.createDirectories(data.resolve(shop.id().value()));
        ShopDatabase.write(writer, folder.resolve(shop.id() + ".duckdb"), shop, figures);
        written(shop);
      }
    } catch (IOException | SQLException | RuntimeException failure) {
      waiting.clear();
      throw failure;
    }
    return null;
  }

  private synchronized void written(Shop shop) {
    done++;
    listener.accept(new DemoEvent.TenantWritten(shop.id(), done, shops));
  }

  private static IllegalStateException rethrown(Throwable cause)
      throws IOException, SQLException, InterruptedException {
    return switch (cause) {
      case IOException failure -> throw failure;
      case SQLException failure -> throw failure;
      case InterruptedException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> new IllegalStateException(cause);
    };
  }
}
