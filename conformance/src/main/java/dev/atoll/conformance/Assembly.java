package dev.atoll.conformance;

import dev.atoll.conformance.ListedProject.ListedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a project and its packages together, as {@code dbt deps} would.
 *
 * @param home the folder that a package's {@code with} is relative to
 */
record Assembly(Mirrors mirrors, Path home) {
  /**
   * Writes the project into a new folder, its packages below {@code dbt_packages}.
   *
   * @return files that the mirrors lack
   */
  List<String> assemble(ListedProject project, Path to) throws IOException, InterruptedException {
    Files.createDirectories(to);
    List<String> lacking =
        new ArrayList<>(
            mirrors.tree(project.repository(), project.commit()).extract(project.folder(), to));
    // A repository may hold somebody's artifacts; they would be taken for results of this run.
    Folders.delete(to.resolve("target"));
    for (ListedPackage listed : project.packages()) {
      Path folder = to.resolve("dbt_packages").resolve(listed.name());
      Files.createDirectories(folder);
      lacking.addAll(
          mirrors.tree(listed.repository(), listed.commit()).extract(listed.folder(), folder));
      // dbt reads no packages inside a package; the project itself must not lie in it a second
      // time.
      Folders.delete(folder.resolve("integration_tests"));
      Folders.delete(folder.resolve("integration_test_project"));
      if (!listed.with().isEmpty()) {
        copy(home.resolve(listed.with()), folder);
      }
    }
    return lacking;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
