package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepsTest {
  private static final Deps.Order UPGRADE =
      new Deps.Order(Deps.Goal.INSTALL, Deps.Earlier.IS_RENEWED, VersionCheck.ON, Optional.empty());

  private static final String RANGE =
      "packages:\n  - package: acme/letters\n    version: '>=1.0.0'\n";

  @TempDir private Path folder;
  private DepsWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new DepsWorld(folder);
    world.hub.release("acme/letters", "1.0.0");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<Optional<String>> versions(Deps.Order order) {
    return world.install(order, DepsWorld.NEVER).packages().stream()
        .map(Outcome.Installed::version)
        .toList();
  }

  @Test
  void whatTheLockFileSaysStaysUntilTheListChangesOrAnUpgradeIsAskedFor() {
    world.file("packages.yml", RANGE);
    assertThat(versions(DepsWorld.USUAL)).containsExactly(Optional.of("1.0.0"));

    world.hub.release("acme/letters", "1.1.0");
    Outcome again = world.install();
    assertThat(again.packages().getFirst().version()).contains("1.0.0");
    assertThat(again.packages().getFirst().latest()).contains("1.1.0");
    assertThat(again.written()).isEmpty();

    assertThat(versions(UPGRADE)).containsExactly(Optional.of("1.1.0"));

    world.hub.release("acme/letters", "1.2.0");
    world.file("packages.yml", RANGE + "  - local: ../beside\n");
    world.file("../beside/dbt_project.yml", "name: beside\n");
    assertThat(versions(DepsWorld.USUAL)).containsExactly(Optional.of("1.2.0"), Optional.empty());
  }

  @Test
  void aBranchThatMovesIsLockedToItsCommit() {
    Repository repository =
        world.repository("words").file("dbt_project.yml", "name: words\n").commit("one");
    String first = repository.head();
    world.file(
        "packages.yml", "packages:\n  - git: " + repository.address() + "\n    revision: main\n");
    assertThat(versions(DepsWorld.USUAL)).containsExactly(Optional.of(first));

    repository.file("models/a.sql", "select 1").commit("two");
    assertThat(versions(DepsWorld.USUAL)).containsExactly(Optional.of(first));
    assertThat(versions(UPGRADE)).containsExactly(Optional.of(repository.head()));
  }

  @Test
  void aTagIsTakenBeforeABranchOfTheSameName() {
    Repository repository =
        world.repository("words").file("dbt_project.yml", "name: words\n").commit("one");
    repository.git("tag", "-a", "both", "-m", "annotated");
    String tagged = repository.head();
    repository.git("checkout", "-q", "-b", "both");
    repository.file("models/a.sql", "select 1").commit("two");
    world.file(
        "packages.yml", "packages:\n  - git: " + repository.address() + "\n    revision: both\n");
    assertThat(versions(DepsWorld.USUAL)).containsExactly(Optional.of(tagged));
  }

  @Test
  void aFailedPackageLeavesEverythingAsItWas() {
    world.file("packages.yml", RANGE);
    world.install();
    var before = world.files();
    String lock = world.text("package-lock.yml");

    world.hub.release("acme/words", "1.0.0");
    world.hub.document("tarballs/words/1.0.0.tar.gz", new byte[] {1, 2, 3});
    world.file("packages.yml", RANGE + "  - package: acme/words\n    version: 1.0.0\n");
    assertThatThrownBy(world::install).isInstanceOf(ProblemException.class);

    assertThat(world.files()).isEqualTo(before);
    assertThat(world.text("package-lock.yml")).isEqualTo(lock);
  }

  @Test
  void packagesThatAreNoLongerListedGoAway() {
    world.file("../beside/dbt_project.yml", "name: beside\n");
    world.file("packages.yml", RANGE + "  - local: ../beside\n");
    world.install();
    assertThat(world.files()).contains("dbt_packages/beside");
    world.file("packages.yml", RANGE);
    world.install();
    assertThat(world.files())
        .doesNotContain("dbt_packages/beside")
        .contains("dbt_packages/letters/dbt_project.yml");
    assertThat(folder.resolve("beside/dbt_project.yml")).exists();
  }

  @Test
  void aStopLeavesNothingBehind() {
    world.file("packages.yml", RANGE);
    var before = world.files();
    AtomicBoolean stopped = new AtomicBoolean();
    Stop stop =
        new Stop() {
          @Override
          public boolean isRequested() {
            return stopped.get();
          }

          @Override
          public Listening onRequest(Runnable action) {
            return () -> {};
          }
        };
    try (HttpWeb real = new HttpWeb(world.environment, stop, Duration.ZERO)) {
      Web web =
          new Web() {
            @Override
            public byte[] read(URI address) throws IOException {
              return real.read(address);
            }

            @Override
            public void download(URI address, Path file) throws IOException {
              real.download(address, file);
              stopped.set(true);
            }
          };
      assertThatThrownBy(
              () ->
                  world.install(DepsWorld.USUAL, stop, web, world.project.resolve("dbt_packages")))
          .isInstanceOf(Stop.Stopped.class);
    }
    assertThat(world.files()).isEqualTo(before);
  }

  @Test
  void whatAKilledOneLeftIsClearedAndWhatItHadMovedAwayIsPutBack() throws IOException {
    world.file("packages.yml", "packages: [{local: ../gone}]\n");
    world.file(".dbt_packages.atoll/lock", "");
    world.file(".dbt_packages.atoll/package-1/archive", "half");
    world.file(".dbt_packages.atoll/old/letters/dbt_project.yml", "name: letters\n");
    assertThatThrownBy(world::install).isInstanceOf(ProblemException.class);
    assertThat(world.files())
        .containsExactly("dbt_packages/letters/dbt_project.yml", "dbt_project.yml", "packages.yml");
    assertThat(world.project.resolve(".dbt_packages.atoll")).doesNotExist();
  }

  @Test
  void twoAtOnceDoNotMeet() throws IOException {
    world.file("packages.yml", RANGE);
    try (Staging _ = Staging.beside(world.project.resolve("dbt_packages")).orElseThrow()) {
      assertThat(world.told(DepsWorld.USUAL)).contains("error[A244]", "another 'atoll deps'");
    }
    assertThat(world.told(DepsWorld.USUAL)).startsWith("INSTALLED");
  }

  @Test
  void aFolderThatHoldsMoreThanPackagesIsNotReplaced() throws IOException {
    world.file("packages.yml", RANGE).file("vendor/ours/readme.md", "precious");
    try (HttpWeb web = new HttpWeb(world.environment, DepsWorld.NEVER, Duration.ZERO)) {
      for (String install : List.of("vendor", ".", "models")) {
        assertThatThrownBy(
                () ->
                    world.install(
                        DepsWorld.USUAL,
                        DepsWorld.NEVER,
                        web,
                        world.project.resolve(install).normalize()))
            .isInstanceOf(ProblemException.class)
            .satisfies(
                e ->
                    assertThat(((ProblemException) e).problem().code())
                        .isEqualTo(PackageCodes.NOT_REPLACED));
      }
    }
    assertThat(world.text("vendor/ours/readme.md")).isEqualTo("precious");
  }

  @Test
  void aPackageOfAPackageMayBeAskedForInACircle() {
    world.hub.release(
        "acme/one", "1.0.0", "[{\"package\": \"acme/two\", \"version\": \"1.0.0\"}]", "[]");
    world.hub.release(
        "acme/two", "1.0.0", "[{\"package\": \"acme/one\", \"version\": \"1.0.0\"}]", "[]");
    world.file("packages.yml", "packages:\n  - package: acme/one\n    version: 1.0.0\n");
    assertThat(world.install().packages()).hasSize(2);
  }

  @Test
  void nothingOfGitItselfIsKeptSinceItWouldHoldTheAddress() {
    Repository repository =
        world.repository("words").file("dbt_project.yml", "name: words\n").commit("one");
    world.environment.put("DBT_ENV_SECRET_WHERE", folder.toString());
    world.file(
        "packages.yml",
        """
        packages:
          - git: "file://{{ env_var('DBT_ENV_SECRET_WHERE') }}/words"
            revision: main
            warn-unpinned: false
        """);
    Outcome outcome = world.install();
    assertThat(outcome.packages().getFirst().version()).contains(repository.head());
    assertThat(world.files()).noneMatch(name -> name.contains(".git/"));
    assertThat(world.text("package-lock.yml")).doesNotContain(folder.toString());
    // The lock file is enough for the next time.
    assertThat(world.install().written()).isEmpty();
  }

  @Test
  void aFileThatIsWrittenAnewKeepsItsRights() throws IOException {
    world.file("packages.yml", RANGE);
    world.install();
    assertThat(Files.getPosixFilePermissions(world.project.resolve("package-lock.yml")))
        .extracting(Enum::name)
        .contains("OWNER_WRITE", "OTHERS_READ");
  }
}
