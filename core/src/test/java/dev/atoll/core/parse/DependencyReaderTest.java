package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyReaderTest {
  @TempDir private Path directory;

  @Test
  void installedPackagesAreReadWhetherListedOrNot() {
    ProjectFolder folder =
        ProjectFolder.in(directory)
            .file("packages.yml", "packages:\n  - {package: acme/words, version: 1.0.0}\n")
            .file("dbt_packages/words/dbt_project.yml", "name: words\nmodel-paths: [m]\n")
            .file("dbt_packages/words/m/a.sql", "select 1")
            .file("dbt_packages/another/dbt_project.yml", "name: another\n")
            .file("dbt_packages/no_package/readme.md", "");

    Project project = folder.parse();

    assertThat(project.dependencies().stream().map(PackageSource::name))
        .containsExactly("another", "words");
    assertThat(project.findPackage("words").orElseThrow().models().getFirst().place())
        .hasToString("dbt_packages/words/m/a.sql");
    assertThat(project.packages().getFirst().name()).isEqualTo("shop");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void localPackagesAreReadWhereTheyLieAlsoThoseOfLocalPackages() {
    ProjectFolder.in(directory.resolve("lib/one"))
        .file("dbt_project.yml", "name: one\n")
        .file("packages.yml", "packages: [{local: ../two}]\n");
    ProjectFolder.in(directory.resolve("lib/two"))
        .file("dbt_project.yml", "name: two\n")
        .file("packages.yml", "packages: [{local: ../one}]\n")
        .file("models/a.sql", "select 1");
    ProjectFolder folder =
        ProjectFolder.in(directory.resolve("shop"))
            .file("packages.yml", "packages: [{local: ../lib/one}]\n");

    Project project = folder.parse();

    assertThat(project.dependencies().stream().map(PackageSource::name))
        .containsExactly("one", "two");
    assertThat(project.findPackage("two").orElseThrow().models().getFirst().place())
        .hasToString("../lib/two/models/a.sql");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void anInstalledCopyOfALocalPackageIsReadInItsPlace() {
    ProjectFolder.in(directory.resolve("lib/one")).file("dbt_project.yml", "name: one\n");
    ProjectFolder folder =
        ProjectFolder.in(directory.resolve("shop"))
            .file("packages.yml", "packages: [{local: ../lib/one}]\n")
            .file("dbt_packages/copy_of_one/dbt_project.yml", "name: one\n")
            .file("dbt_packages/copy_of_one/models/a.sql", "select 1");

    Project project = folder.parse();

    assertThat(project.findPackage("one").orElseThrow().models().getFirst().place())
        .hasToString("dbt_packages/copy_of_one/models/a.sql");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void anInstalledPackageNeedsNoLongerTheLocalFolderItCameFrom() {
    ProjectFolder folder =
        ProjectFolder.in(directory)
            .file("packages.yml", "packages: [{local: ../gone}]\n")
            .file("dbt_packages/one/dbt_project.yml", "name: one\n");

    Project project = folder.parse();

    assertThat(project.findPackage("one")).isPresent();
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void aPackageThatAPackageNeedsMustBeInstalledToo() {
    ProjectFolder folder =
        ProjectFolder.in(directory)
            .file("packages.yml", "packages: [{package: acme/words, version: 1.0.0}]\n")
            .file("dbt_packages/words/dbt_project.yml", "name: words\n")
            .file("dbt_packages/words/packages.yml", "packages: [{package: acme/letters}]\n");

    folder.parse();

    assertThat(folder.found()).contains("dbt_packages/words/packages.yml:1:22: error[A209]");
  }
}
