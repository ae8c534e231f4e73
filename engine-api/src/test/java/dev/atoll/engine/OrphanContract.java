package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link EngineContract} that is about what tenants leave behind. */
abstract class OrphanContract {
  protected abstract Engine engine();

  /** A target whose database is empty and belongs to the running test alone. */
  protected abstract Target target();

  /** A session of the target's open database. */
  protected abstract Session session();

  protected abstract Database database();

  /**
   * What places are called such that the target's own, or a schema {@code left_over} in it, is one
   * of a tenant; nothing where tenants leave nothing behind.
   */
  protected OrphanSearch.Names names() {
    return OrphanSearch.Names.NONE;
  }

  private List<Orphan> find(OrphanSearch.Claims claims) {
    return engine()
        .orphans(
            new OrphanSearch(
                "contract",
                target(),
                Ordered.set(List.of()),
                claims,
                names(),
                Ordered.map(Map.of())))
        .found();
  }

  @Test
  final void whereThereIsAServerItSaysWhoItIs() {
    assertThat(engine().identity(target()).isPresent())
        .isEqualTo(engine().server(target()).isPresent());
    assertThat(engine().identity(target())).isEqualTo(engine().identity(target()));
  }

  @Test
  final void whatNobodyClaimsIsFoundAndWhatSomebodyClaimsIsNot() {
    String own = database().namespace().database();
    Relation kept = Relation.of(own, "left_over", "kept");
    String name = kept.render(engine().dialect());
    session().createSchema(Optional.empty(), "left_over");
    session().execute("create table " + name + " as select 1 as a");
    var claims =
        new OrphanSearch.Claims(
            Ordered.set(engine().route(target()).map(Route::key).stream().toList()),
            Ordered.map(Map.of(new Namespace(own, "left_over"), "over")),
            Ordered.set(List.of()));

    List<Orphan> unclaimed = find(OrphanSearch.Claims.NONE);

    assertThat(unclaimed).hasSize(names().equals(OrphanSearch.Names.NONE) ? 0 : 1);
    assertThat(unclaimed)
        .allMatch(orphan -> orphan.evidence() == Orphan.Evidence.BY_NAME)
        .allMatch(orphan -> !orphan.removal().isEmpty());
    assertThat(find(claims)).isEmpty();
    assertThat(session().query("select a from " + name).scalar()).isEqualTo(1L);
  }
}
