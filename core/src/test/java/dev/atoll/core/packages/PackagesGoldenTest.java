package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of src/test/golden/packages is a project and what {@code deps} says and writes,
 * beside a hub and a repository that are the same for all. {@code -Datoll.golden=write} writes the
 * answers anew; CI refuses that.
 */
class PackagesGoldenTest {
  private static final Path CASES = Path.of("src/test/golden/packages");
  private static final String EXPECTED = "expected.txt";
  private static final String CASE = "case.properties";

  @TempDir private Path directory;

  private static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyProjectIsAnsweredAsWrittenDown() throws IOException {
    return cases().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  @Test
  void everyFolderIsNamedAfterACodeItShows() throws IOException {
    for (Path folder : cases()) {
      String name = folder.getFileName().toString();
      String expected = Files.readString(folder.resolve(EXPECTED));
      assertThat(name.startsWith("ok-") || expected.contains("[" + name.substring(0, 4) + "]"))
          .as(name)
          .isTrue();
    }
  }

  private void check(Path folder) throws IOException {
    Path own = Files.createDirectories(directory.resolve(folder.getFileName()));
    try (DepsWorld world = new DepsWorld(own)) {
      furnish(world);
      copy(folder, world);
      Properties properties = new Properties();
      if (Files.exists(folder.resolve(CASE))) {
        properties.load(Files.newBufferedReader(folder.resolve(CASE)));
      }
      world.environment.put("DBT_ENV_SECRET_TOKEN", "hunter2");
      properties.stringPropertyNames().stream()
          .filter(name -> name.startsWith("env."))
          .forEach(name -> world.environment.put(name.substring(4), properties.getProperty(name)));
      String told = world.told(order(properties)) + written(world, properties.containsKey("add"));
      Path expected = folder.resolve(EXPECTED);
      if ("write".equals(System.getProperty("atoll.golden"))) {
        assertThat(System.getenv("CI")).as("CI does not write golden files").isNull();
        Files.writeString(expected, told);
      }
      assertThat(told).doesNotContain("hunter2").isEqualTo(Files.readString(expected));
    }
  }

  private static Deps.Order order(Properties properties) {
    return new Deps.Order(
        Deps.Goal.valueOf(properties.getProperty("goal", "INSTALL")),
        Deps.Earlier.valueOf(properties.getProperty("earlier", "COUNTS_WHERE_IT_FITS")),
        VersionCheck.valueOf(properties.getProperty("check", "ON")),
        Optional.ofNullable(properties.getProperty("add"))
            .map(
                text ->
                    new Addition(
                        Addition.Source.valueOf(properties.getProperty("source", "HUB")),
                        text.split("@", 2)[0],
                        text.contains("@")
                            ? Optional.of(text.split("@", 2)[1])
                            : Optional.empty())));
  }

  /** What the hub has, and a repository and folders beside the project. */
  private static void furnish(DepsWorld world) {
    String letters = "[{\"package\": \"acme/letters\", \"version\": [\">=1.0.0\", \"<1.1.0\"]}]";
    world
        .hub
        .release("acme/letters", "1.0.0")
        .release("acme/letters", "1.1.0")
        .release("acme/letters", "1.2.0-rc1")
        .release("acme/letters", "2.0.0", "[]", "[\">=2.0.0\"]")
        .release("acme/words", "0.1.0", letters, "[\">=1.0.0\", \"<2.0.0\"]")
        .release("acme/early", "1.0.0-rc1")
        .release("acme/renamed", "1.0.0")
        .says("acme/renamed", "\"redirectname\": \"letters\", ")
        .release("acme/damaged", "1.0.0")
        .document("tarballs/damaged/1.0.0.tar.gz", "nothing".getBytes(StandardCharsets.UTF_8))
        .document("api/v1/acme/odd.json", "<html>".getBytes(StandardCharsets.UTF_8))
        .document("direct.tar.gz", Tarballs.project("direct"))
        .document(
            "evil.tar.gz",
            Tarballs.of(
                tar -> {
                  Tarballs.file(tar, "evil/dbt_project.yml", "name: evil\n");
                  Tarballs.file(tar, "evil/../../outside", "boo");
                }))
        .document("bare.tar.gz", Tarballs.of(tar -> Tarballs.file(tar, "bare/readme.md", "hi")));
    world
        .repository("repository")
        .file("dbt_project.yml", "name: from_git\n")
        .file("part/dbt_project.yml", "name: part\n")
        .file("part/packages.yml", "packages:\n  - package: acme/letters\n    version: 1.0.0\n")
        .file("empty/readme.md", "nothing")
        .commit("one")
        .tag("v1")
        .file("models/two.sql", "select 2")
        .commit("two");
    world
        .file("../beside/dbt_project.yml", "name: beside\n")
        .file("../beside/packages.yml", "packages: [{local: ../inner}]\n")
        .file("../inner/dbt_project.yml", "name: inner\n")
        .file("../asking/dbt_project.yml", "name: asking\n")
        .file("../asking/packages.yml", "packages: [{package: acme/leters, version: 1.0.0}]\n")
        .file("../nameless/dbt_project.yml", "version: 1\n")
        .file("../no_project/readme.md", "");
  }

  private static void copy(Path folder, DepsWorld world) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.equals(EXPECTED) && !name.equals(CASE)) {
          world.file(name, Files.readString(file));
        }
      }
    }
  }

  /** The files that may have been written, and what lies in the folder of packages. */
  private static String written(DepsWorld world, boolean added) {
    StringBuilder text = new StringBuilder();
    for (String name :
        added ? List.of("packages.yml", "package-lock.yml") : List.of("package-lock.yml")) {
      if (Files.exists(world.project.resolve(name))) {
        text.append("--- ").append(name).append('\n');
        text.append(
            world.neutral(world.text(name)).replaceAll("sha1_hash: [0-9a-f']+", "sha1_hash: …"));
      }
    }
    text.append("--- files\n");
    world.files().stream()
        .filter(name -> !name.endsWith(".yml") || name.contains("/"))
        .forEach(name -> text.append(name).append('\n'));
    return text.toString();
  }
}
