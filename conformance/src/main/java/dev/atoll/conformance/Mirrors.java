package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of git mirrors or clones. */
record Mirrors(Path folder) {
  /**
   * The git directory of a repository.
   *
   * @param repository {@code owner/name}
   */
  GitTree tree(String repository, String commit) throws IOException {
    String plus = repository.replace('/', '+');
    String name = repository.substring(repository.indexOf('/') + 1);
    for (String place : List.of(plus + "/repo", plus, repository, name)) {
      for (String inside : List.of("", "/.git")) {
        Path directory = folder.resolve(place + inside);
        if (Files.isRegularFile(directory.resolve("HEAD"))
            && Files.isDirectory(directory.resolve("objects"))) {
          return new GitTree(directory, commit);
        }
      }
    }
    throw new IOException("no mirror of " + repository + " in " + folder);
  }
}
