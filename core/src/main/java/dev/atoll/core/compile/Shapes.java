package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a project, each made once for all tenants who share it. Safe for use by several
 * threads.
 */
final class Shapes {
  /**
   * Tenants who each have a shape of their own, such as by a custom schema with their name, would
   * otherwise fill the memory with shapes that nobody else will ever have.
   */
  static final int KEPT = 256;

  private final GraphBuilder builder;
  private final Sharing sharing;
  private final List<Known> known = new CopyOnWriteArrayList<>();

  /** Of tenants with mistakes: what is left of the project tells where their relations lie. */
  private final List<Known> wrong = new CopyOnWriteArrayList<>();

  /**
   * A shape and when it fits.
   *
   * @param config the tenants' own config trees
   * @param warnings for each tenant
   * @param said by templates, to be said for each tenant
   * @param fitted whether it has ever been somebody else's
   */
  private record Known(
      Shape shape,
      Map<String, @Nullable Object> config,
      ShapeReads reads,
      List<Problem> warnings,
      List<Consumer<Notes>> said,
      AtomicBoolean fitted) {}

  Shapes(GraphBuilder builder, Sharing sharing) {
    this.builder = builder;
    this.sharing = sharing;
  }

  /**
   * The shape of one tenant.
   *
   * @param problems gets what is wrong with templates, configs and references
   */
  Shape of(Scopes scopes, Problems problems) {
    if (sharing == Sharing.FRESH) {
      return new ShapeBuilder(builder, scopes, builder.parsing(scopes), problems).build();
    }
    if (known.isEmpty()) {
      // Else all who come first at the same time would make the same.
      synchronized (known) {
        return found(scopes, problems).orElseGet(() -> made(scopes, problems));
      }
    }
    return found(scopes, problems).orElseGet(() -> made(scopes, problems));
  }

  private Optional<Shape> found(Scopes scopes, Problems problems) {
    return found(known, scopes, problems);
  }

  /**
   * What can be told of the shape of a tenant that has mistakes.
   *
   * @param problems gets the mistakes
   */
  Shape ofWrong(Scopes scopes, Problems problems) {
    if (sharing == Sharing.FRESH) {
      return of(scopes, problems);
    }
    return found(known, scopes, problems)
        .or(() -> found(wrong, scopes, problems))
        .orElseGet(() -> made(scopes, problems));
  }

  private Optional<Shape> found(List<Known> among, Scopes scopes, Problems problems) {
    for (Known one : among) {
      KeptNotes heard = new KeptNotes(Notes.SILENT);
      ParseRender silent = builder.parsing(scopes.with(scopes.tenant().with(heard)));
      if (one.config.equals(scopes.tenant().config()) && one.reads.fit(silent, heard)) {
        one.fitted.set(true);
        problems.addAll(one.warnings);
        one.said.forEach(note -> note.accept(scopes.tenant().notes()));
        return Optional.of(one.shape);
      }
    }
    return Optional.empty();
  }

  private Shape made(Scopes scopes, Problems problems) {
    KeptNotes notes = new KeptNotes(scopes.tenant().notes());
    Scopes kept = scopes.with(scopes.tenant().with(notes));
    ShapeReads reads = new ShapeReads(notes);
    Problems own = new Problems();
    Shape shape = new ShapeBuilder(builder, kept, builder.parsing(kept, reads), own).build();
    reads.finish();
    problems.addAll(own.sorted());
    if (reads.isShareable()) {
      Known one =
          new Known(
              shape,
              scopes.tenant().config(),
              reads,
              own.sorted(),
              notes.said(),
              new AtomicBoolean());
      keep(one, own.hasErrors() ? wrong : known);
    }
    return shape;
  }

  /** One that goes is made again where it is wanted again. */
  private static void keep(Known made, List<Known> among) {
    synchronized (among) {
      if (among.size() >= KEPT) {
        among.remove(
            among.stream().filter(one -> !one.fitted.get()).findFirst().orElseGet(among::getFirst));
      }
      among.add(made);
    }
  }
}
