package dev.atoll.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the workspace needs of the file system beyond java.nio. */
final class Folders {
  private Folders() {}

  /** A new folder beside another, hidden, named after it. */
  static Path newSibling(Path folder, String purpose) throws IOException {
    Path sibling = freeSibling(folder, purpose);
    Files.createDirectory(sibling);
    return sibling;
  }

  /** A hidden name beside a folder that nothing has yet. */
  static Path freeSibling(Path folder, String purpose) {
    String stem = "." + folder.getFileName() + "." + purpose + "-" + ProcessHandle.current().pid();
    Path sibling = folder.resolveSibling(stem);
    for (int again = 2; Files.exists(sibling); again++) {
      sibling = folder.resolveSibling(stem + "-" + again);
    }
    return sibling;
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  static long sizeOf(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Deletes a folder with all that is in it; a symbolic link goes, what it points to stays. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
