package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deps} on a fleet: its project gets its packages, once for all tenants. */
class PackagesOfFleetTest {
  @TempDir Path folder;

  private static void git(Path repository, String... words) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t"));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    assertThat(process.waitFor()).as(String.join(" ", line)).isZero();
  }

  private static void repository(Path tools) throws Exception {
    Files.createDirectories(tools.resolve("macros"));
    Files.writeString(tools.resolve("dbt_project.yml"), "name: tools\n");
    Files.writeString(
        tools.resolve("macros/twice.sql"), "{% macro twice(c) %}({{ c }} * 2){% endmacro %}\n");
    git(tools, "init", "-q", "-b", "main");
    git(tools, "add", "-A");
    git(tools, "commit", "-q", "-m", "one");
    git(tools, "tag", "v1");
  }

  @Test
  void aFleetGetsThePackagesOfItsProjectAndRunsWithThem() throws Exception {
    Path tools = folder.resolve("tools");
    repository(tools);
    Shop shop = Shop.in(folder.resolve("shop"));
    shop.write("packages.yml", "packages:\n  - git: file://" + tools + "\n    revision: v1\n");
    shop.write("models/doubled.sql", "select {{ tools.twice('2') }} as four\n");

    Shop.Said before = shop.run("build", "--select", "doubled");
    assertThat(before.code()).isEqualTo(2);
    assertThat(before.err()).contains("error[A209]", "run 'atoll deps'");

    Shop.Said said = shop.run("deps");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("tools", "wrote package-lock.yml", "1 package in ");
    assertThat(said.err()).isEmpty();

    Shop.Said after = shop.run("build", "--select", "doubled");
    assertThat(after.code()).as(after.out() + after.err()).isZero();
    assertThat(after.out()).contains("PASS=3");
  }

  @Test
  void aFailureLeavesTheFleetAsItWas() {
    Shop shop = Shop.in(folder);
    shop.write("packages.yml", "packages:\n  - git: file:///nowhere/at/all\n    revision: v1\n");
    Shop.Said said = shop.run("deps", "--output", "json");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).contains("\"A237\"");
    assertThat(folder.resolve("dbt_packages")).doesNotExist();
    assertThat(folder.resolve("package-lock.yml")).doesNotExist();
    assertThat(folder.resolve(".dbt_packages.atoll")).doesNotExist();
  }
}
