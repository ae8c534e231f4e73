package dev.atoll.core.parse;

import dev.atoll.core.project.PackageRequest;
import dev.atoll.core.project.PackageRequest.Kind;
import dev.atoll.core.project.PackageSource;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds and reads the packages a root project uses: those installed, and local ones in place. */
final class DependencyReader {
  private final PackageReader reader;
  private final PackageSource root;
  private final Path rootDirectory;
  private final Problems problems;
  private final Map<String, PackageSource> byName = new TreeMap<>();
  private final Set<Path> seen = new HashSet<>();

  DependencyReader(
      PackageReader reader, PackageSource root, Path rootDirectory, Problems problems) {
    this.reader = reader;
    this.root = root;
    this.rootDirectory = rootDirectory;
    this.problems = problems;
  }

  /** All packages, by name. */
  List<PackageSource> read() {
    Path installed = rootDirectory.resolve(root.file().paths().packagesInstall()).normalize();
    List<Path> folders = packageFolders(installed);
    folders.forEach(
        folder -> add(folder, Place.of(PackageFolder.shown(rootDirectory, folder)), Set.of()));
    Set<String> installedNames = Set.copyOf(byName.keySet());
    Deque<PackageSource> waiting = new ArrayDeque<>(byName.values());
    waiting.addFirst(root);
    while (!waiting.isEmpty()) {
      readLocal(waiting.removeFirst(), folders, installedNames, waiting);
    }
    reportMissing(folders);
    return List.copyOf(byName.values());
  }

  private List<Path> packageFolders(Path installed) {
    if (!Files.isDirectory(installed)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(installed)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(ProjectFileReader.FILE_NAME)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      problems.add(TextFiles.unreadable(PackageFolder.shown(rootDirectory, installed), e));
      return List.of();
    }
  }

  /**
   * Reads a package.
   *
   * @param shadowing names that are left alone: what is installed wins over the local folder it was
   *     installed from
   */
  private Optional<PackageSource> add(Path folder, Place why, Set<String> shadowing) {
    if (!seen.add(real(folder))) {
      return Optional.empty();
    }
    Optional<PackageSource> read = reader.read(folder);
    if (read.isEmpty()) {
      return read;
    }
    String name = read.get().name();
    if (shadowing.contains(name)) {
      return Optional.empty();
    }
    PackageSource earlier = name.equals(root.name()) ? root : byName.get(name);
    if (earlier != null) {
      problems.add(
          Problem.error(
              ParseCodes.PACKAGE_TWICE,
              why,
              "two packages are called '" + name + "'",
              "the other one is " + earlier.file().place(),
              "remove one of them, or change 'name' in its " + ProjectFileReader.FILE_NAME));
      return Optional.empty();
    }
    byName.put(name, read.get());
    return read;
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private void readLocal(
      PackageSource lister,
      List<Path> installed,
      Set<String> installedNames,
      Deque<PackageSource> waiting) {
    for (PackageRequest request : lister.requests()) {
      if (request.kind() == Kind.LOCAL && !isInstalled(request, installed)) {
        Optional<Path> folder = localFolder(lister, request.value());
        if (folder.isEmpty() && !enough(installed)) {
          problems.add(
              Problem.error(
                  ParseCodes.PACKAGE_MISSING,
                  request.place(),
                  "there is no package in '" + request.value() + "'",
                  "the folder has no " + ProjectFileReader.FILE_NAME,
                  "mend the path; it is relative to the project's folder"));
        }
        folder
            .flatMap(path -> add(path, request.place(), installedNames))
            .ifPresent(waiting::addLast);
      }
    }
  }

  /**
   * Whether as many packages are installed as the root asks for. A package may be called anything,
   * so that, as in dbt, only their number can tell that some are missing.
   */
  private boolean enough(List<Path> installed) {
    return installed.size() >= root.requests().size();
  }

  /** dbt takes a local path from the root's folder, wherever it is listed. */
  private Optional<Path> localFolder(PackageSource lister, String value) {
    return Stream.of(Optional.of(rootDirectory), lister.directory())
        .flatMap(Optional::stream)
        .flatMap(from -> resolve(from, value).stream())
        .filter(folder -> Files.isRegularFile(folder.resolve(ProjectFileReader.FILE_NAME)))
        .findFirst();
  }

  private static Optional<Path> resolve(Path from, String value) {
    try {
      return Optional.of(from.resolve(value).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * A hub package is known by its name. Any other may be called anything, so that, as in dbt, only
   * their number can tell that some are missing.
   */
  private void reportMissing(List<Path> installed) {
    boolean enough =
        installed.size()
            >= root.requests().stream().filter(request -> request.kind() != Kind.LOCAL).count();
    Stream.concat(Stream.of(root), byName.values().stream())
        .forEach(
            lister ->
                lister.requests().stream()
                    .filter(request -> request.kind() != Kind.LOCAL)
                    .filter(
                        request ->
                            request.kind() == Kind.HUB
                                || (lister.name().equals(root.name()) && !enough))
                    .filter(request -> !isInstalled(request, installed))
                    .forEach(this::missing));
  }

  private void missing(PackageRequest request) {
    problems.add(
        Problem.error(
            ParseCodes.PACKAGE_MISSING,
            request.place(),
            "package '" + request.value() + "' is not installed",
            "looked in " + root.file().paths().packagesInstall(),
            "run 'atoll deps', which installs what is listed"));
  }

  private boolean isInstalled(PackageRequest request, List<Path> folders) {
    String value = request.value().replaceFirst("(\\.git)?/*$", "");
    String tail = folded(value.substring(value.lastIndexOf('/') + 1));
    return byName.keySet().stream().anyMatch(name -> folded(name).equals(tail))
        || folders.stream()
            .map(folder -> folded(String.valueOf(folder.getFileName())))
            .anyMatch(tail::equals);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
