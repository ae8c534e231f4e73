package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Ordered;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.NamePattern.Part;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftFilesTest {
  private static final Part TENANT = new Part.Tenant();

  @TempDir private Path folder;
  private final DuckDbEngine engine = new DuckDbEngine();

  /** Not a database at all: whoever opened it would notice. */
  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "12345678");
  }

  private Part below(String text) {
    return new Part.Fixed(folder + "/" + text);
  }

  private static Part fixed(String text) {
    return new Part.Fixed(text);
  }

  private Orphans find(List<String> living, Part... path) {
    Set<String> routes = new LinkedHashSet<>();
    for (String tenant : living) {
      engine
          .route(Targets.file(folder, "data/" + tenant + "/" + tenant + ".duckdb"))
          .map(Route::key)
          .ifPresent(routes::add);
    }
    return engine.orphans(
        new OrphanSearch(
            "fleet",
            Targets.file(folder, ":memory:"),
            Ordered.set(living),
            new OrphanSearch.Claims(
                Ordered.set(routes), Ordered.map(Map.of()), Ordered.set(List.of())),
            new OrphanSearch.Names(List.of(new NamePattern(List.of(path))), List.of(), List.of()),
            Ordered.map(Map.of())));
  }

  private Part[] inOwnFolders() {
    return new Part[] {below("data/"), TENANT, fixed("/"), TENANT, fixed(".duckdb")};
  }

  private List<String> commands(Orphans orphans) {
    return orphans.found().stream()
        .flatMap(orphan -> orphan.removal().stream())
        .map(removal -> removal.statement().replace(folder.toString(), "$"))
        .toList();
  }

  @Test
  void aFileThatNobodyClaimsGoesWithItsFolder() throws Exception {
    file("data/acme/acme.duckdb");
    file("data/coral/coral.duckdb");
    file("data/coral/coral.duckdb.wal");
    file("data/coral/coral.duckdb.tmp/spilled");

    Orphans orphans = find(List.of("acme"), inOwnFolders());

    assertThat(orphans.problems()).isEmpty();
    assertThat(orphans.found()).hasSize(1);
    Orphan orphan = orphans.found().getFirst();
    assertThat(orphan.name()).isEqualTo("coral.duckdb");
    assertThat(orphan.where()).isEqualTo(folder + "/data/coral");
    assertThat(orphan.tenant()).contains("coral");
    assertThat(orphan.evidence()).isEqualTo(Orphan.Evidence.BY_NAME);
    assertThat(orphan.bytes()).isEqualTo(OptionalLong.of(24));
    assertThat(commands(orphans)).containsExactly("rm -r -- '$/data/coral'");
  }

  @Test
  void whatElseLiesInTheFolderStays() throws Exception {
    file("data/coral/coral.duckdb");
    file("data/coral/coral.duckdb.wal");
    file("data/coral/export.csv");

    assertThat(commands(find(List.of(), inOwnFolders())))
        .containsExactly("rm -r -- '$/data/coral/coral.duckdb' '$/data/coral/coral.duckdb.wal'");
  }

  @Test
  void aFolderForAllIsNobodysToRemove() throws Exception {
    file("all/t_coral.db");

    assertThat(commands(find(List.of(), below("all/t_"), TENANT, fixed(".db"))))
        .containsExactly("rm -r -- '$/all/t_coral.db'");
  }

  @Test
  void aLogWhoseDatabaseIsGoneIsFound() throws Exception {
    file("data/coral/coral.duckdb.wal");

    assertThat(commands(find(List.of(), inOwnFolders())))
        .containsExactly("rm -r -- '$/data/coral'");
  }

  @Test
  void filesOfOtherNamesAreNotTheFleets() throws Exception {
    file("data/shared/reference.duckdb");
    file("data/coral/delta.duckdb");
    file("data/coral/deep/coral.duckdb");
    Files.createDirectories(folder.resolve("data/dune/dune.duckdb"));
    Files.createDirectories(folder.resolve("data/empty"));

    assertThat(find(List.of(), inOwnFolders()).found()).isEmpty();
    assertThat(find(List.of(), below("nothing/"), TENANT, fixed("/x.db")).found()).isEmpty();
  }

  @Test
  void aFileUnderAnotherNameIsTheSameFile() throws Exception {
    file("data/acme/acme.duckdb");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));

    assertThat(
            find(List.of("acme"), below("link/"), TENANT, fixed("/"), TENANT, fixed(".duckdb"))
                .found())
        .isEmpty();
  }

  @Test
  void quotesInNamesAreQuoted() throws Exception {
    file("it's/coral/coral.duckdb");

    assertThat(
            commands(find(List.of(), below("it's/"), TENANT, fixed("/"), TENANT, fixed(".duckdb"))))
        .containsExactly("rm -r -- '$/it'\\''s/coral'");
  }

  @Test
  void nothingIsTouched() throws Exception {
    Path file = file("data/coral/coral.duckdb");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

    find(List.of(), inOwnFolders());

    assertThat(file).hasContent("12345678");
    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000);
    assertThat(file.resolveSibling("coral.duckdb.wal")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeListedIsToldOf() throws Exception {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));

    Orphans orphans = find(List.of(), below("loop/"), TENANT, fixed(".db"));

    assertThat(loop).isSymbolicLink();
    assertThat(orphans.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(EngineProblems.OUT_OF_SIGHT);
              assertThat(problem.isError()).isFalse();
            });
  }
}
