package dev.atoll.core.parse;

import dev.atoll.domain.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The files of one package's folder, found by resource path. Each path is walked once. */
final class PackageFolder {
  /**
   * A file below a resource path.
   *
   * @param path relative to the resource path
   * @param originalPath relative to the package's folder
   */
  record Found(Path file, String path, String originalPath, String shownPath) {
    boolean hasExtension(String extension) {
      return originalPath.toLowerCase(Locale.ROOT).endsWith(extension);
    }

    String stem() {
      String name = originalPath.substring(originalPath.lastIndexOf('/') + 1);
      return name.substring(0, name.lastIndexOf('.'));
    }
  }

  private static final int DEPTH = 64;

  private final Path directory;
  private final Path rootDirectory;
  private final Predicate<String> ignored;
  private final Problems problems;
  private final Map<String, List<Found>> walked = new LinkedHashMap<>();

  private PackageFolder(
      Path directory, Path rootDirectory, Predicate<String> ignored, Problems problems) {
    this.directory = directory;
    this.rootDirectory = rootDirectory;
    this.ignored = ignored;
    this.problems = problems;
  }

  /**
   * @param rootDirectory the root project's folder, which shown paths are relative to
   */
  static PackageFolder of(Path directory, Path rootDirectory, Problems problems) {
    Path file = directory.resolve(".dbtignore");
    Optional<String> text =
        Files.isRegularFile(file)
            ? TextFiles.read(file, shown(rootDirectory, file), problems)
            : Optional.empty();
    IgnoreFile ignored = text.map(IgnoreFile::parse).orElse(IgnoreFile.NOTHING);
    return new PackageFolder(directory, rootDirectory, ignored::ignores, problems);
  }

  /** As above, of the files that are chosen by their path. */
  static PackageFolder of(
      Path directory, Path rootDirectory, Predicate<String> chosen, Problems problems) {
    return new PackageFolder(directory, rootDirectory, chosen.negate(), problems);
  }

  Path directory() {
    return directory;
  }

  String shown(Path file) {
    return shown(rootDirectory, file);
  }

  static String shown(Path rootDirectory, Path file) {
    return slashes(
        file.getRoot() != null && file.getRoot().equals(rootDirectory.getRoot())
            ? rootDirectory.relativize(file)
            : file);
  }

  /** Files below the resource paths with one of the extensions, by path, each once. */
  List<Found> files(List<String> resourcePaths, String... extensions) {
    Set<Path> seen = new HashSet<>();
    List<Found> files = new ArrayList<>();
    for (String resourcePath : resourcePaths) {
      for (Found found : walked.computeIfAbsent(resourcePath, this::walk)) {
        for (String extension : extensions) {
          if (found.hasExtension(extension) && seen.add(found.file())) {
            files.add(found);
          }
        }
      }
    }
    files.sort(Comparator.comparing(Found::originalPath));
    return files;
  }

  private List<Found> walk(String resourcePath) {
    Path start;
    try {
      start = directory.resolve(resourcePath).normalize();
    } catch (InvalidPathException e) {
      problems.add(
          TextFiles.unreadable(resourcePath, new IOException("it is no path: " + e.getReason())));
      return List.of();
    }
    List<Found> files = new ArrayList<>();
    if (Files.isDirectory(start)) {
      try {
        Files.walkFileTree(
            start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, visitor(start, files));
      } catch (IOException e) {
        problems.add(TextFiles.unreadable(shown(start), e));
      }
    }
    return files;
  }

  private SimpleFileVisitor<Path> visitor(Path start, List<Found> files) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        String originalPath = slashes(directory.relativize(file));
        // dbt leaves out what begins with one of these, in any folder, but goes into such folders.
        if ("!.#~".indexOf(name.charAt(0)) < 0
            && !attributes.isDirectory()
            && !ignored.test(originalPath)) {
          files.add(new Found(file, slashes(start.relativize(file)), originalPath, shown(file)));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        String originalPath = slashes(directory.relativize(file));
        if (!(e instanceof FileSystemLoopException) && !ignored.test(originalPath)) {
          problems.add(TextFiles.unreadable(shown(file), e));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
