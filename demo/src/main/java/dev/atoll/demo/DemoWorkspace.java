package dev.atoll.demo;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a workspace to try Atoll with: the retail example, a fleet of shops, and each shop's raw
 * data in a DuckDB file of its own.
 */
public final class DemoWorkspace {
  /** Measured, times two, since the first build writes about as much again. */
  private static final long BYTES_PER_SHOP = 600_000;

  private static final long BYTES_AT_SCALE_1 = 700_000_000;

  private final DemoOptions options;
  private final Consumer<DemoEvent> listener;
  private final Path target;

  private DemoWorkspace(DemoOptions options, Path target, Consumer<DemoEvent> listener) {
    this.options = options;
    this.target = target;
    this.listener = listener;
  }

  /**
   * Makes the workspace in a hidden folder beside its place and moves it there when it is complete;
   * a demo workspace that lies there already is replaced. When this throws, what was there is still
   * there, and nothing else is left behind.
   *
   * @param listener told of progress, by one thread at a time
   * @throws ProblemException with A750 when something else is in the way, A753 when a tenant would
   *     have no order, A754 when the folder cannot be written, A755 when the disk is too small
   * @throws InterruptedException when the thread is interrupted
   */
  public static DemoSummary create(DemoOptions options, Consumer<DemoEvent> listener)
      throws InterruptedException {
    Path place = options.directory().toAbsolutePath().normalize();
    try {
      Path target = Files.isSymbolicLink(place) ? place.toRealPath() : place;
      return new DemoWorkspace(options, target, listener).create();
    } catch (IOException | SQLException failure) {
      throw new ProblemException(problem(place, failure));
    }
  }

  /** Whether a folder is a demo workspace, which {@link #create} would replace. */
  public static boolean isDemo(Path folder) {
    return Marker.isIn(folder);
  }

  private DemoSummary create() throws IOException, SQLException, InterruptedException {
    requireFreeOrDemo();
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    requireRoom();
    Path draft = Folders.newSibling(target, "new");
    try {
      DemoSummary summary = fill(draft);
      moveIntoPlace(draft);
      listener.accept(new DemoEvent.Finished(summary));
      return summary;
    } finally {
      Folders.deleteTree(draft);
    }
  }

  private void requireFreeOrDemo() throws IOException {
    boolean free = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (!free && !Marker.isIn(target) && !isEmptyFolder(target)) {
      throw new ProblemException(DemoProblems.targetExists(target));
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    // the root of a file system has no place beside it for the draft
    return path.getParent() != null && Files.isDirectory(path) && Folders.isEmpty(path);
  }

  private void requireRoom() throws IOException {
    long needed = options.tenants() * BYTES_PER_SHOP + (long) (options.scale() * BYTES_AT_SCALE_1);
    long free = Files.getFileStore(Objects.requireNonNull(target.getParent())).getUsableSpace();
    if (free < needed) {
      String reason =
          "it needs about %d MB, %d MB are free".formatted(needed / 1_000_000, free / 1_000_000);
      throw new ProblemException(DemoProblems.diskFull(target, reason));
    }
  }

  private DemoSummary fill(Path draft) throws IOException, SQLException, InterruptedException {
    Roster roster = Roster.of(options.tenants());
    ExampleFiles.copyTo(draft, roster);
    Figures figures = TpchFigures.generate(roster, options.scale());
    requireOrdersForAll(figures);
    listener.accept(new DemoEvent.Generated(options.tenants(), figures.orders(), figures.lines()));
    Path data = draft.resolve("data");
    new Landing(data, roster, figures, listener).run();
    Marker.write(draft, options);
    return new DemoSummary(
        target,
        options.tenants(),
        roster.countries().size(),
        Math.toIntExact(roster.countries().stream().map(Country::region).distinct().count()),
        figures.orders(),
        figures.lines(),
        Folders.sizeOf(data));
  }

  /** Chance may leave a shop empty even where the average is high enough. */
  private void requireOrdersForAll(Figures figures) {
    if (figures.books().stream().anyMatch(book -> book.orderCount() == 0)) {
      throw new ProblemException(
          DemoProblems.tooLittleForSoMany(options.tenants(), options.scale(), 2 * options.scale()));
    }
  }

  private void moveIntoPlace(Path draft) throws IOException {
    if (!Marker.isIn(target)) {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path former = Folders.freeSibling(target, "old");
    Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
      throw failure;
    }
    Folders.deleteTree(former);
  }

  static Problem problem(Path place, Exception failure) {
    String reason = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    String folded = reason.toLowerCase(Locale.ROOT);
    if (folded.contains("no space left") || folded.contains("quota exceeded")) {
      return DemoProblems.diskFull(place, reason);
    }
    if (failure instanceof SQLException && !folded.contains("io error")) {
      throw new IllegalStateException("writing the demo's databases", failure);
    }
    return DemoProblems.cannotWrite(
        place, failure instanceof AccessDeniedException ? "no permission: " + reason : reason);
  }
}
