package dev.atoll.engine.duckdb;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Database files that are called as tenants' files are and that no tenant has. Folders are listed
 * and sizes asked for; no file is opened, since only DuckDB may do that.
 */
final class LeftFiles {
  /** What DuckDB makes beside a database: its log, and the folder it spills into. */
  private static final List<String> BESIDE = List.of(".wal", ".tmp");

  private final OrphanSearch search;
  private final Set<String> claimed = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();

  LeftFiles(OrphanSearch search) {
    this.search = search;
    search.claims().routes().forEach(key -> claimed.add(key.toLowerCase(Locale.ROOT)));
  }

  Orphans find() {
    TreeMap<Path, Orphan> found = new TreeMap<>();
    for (NamePattern pattern : search.names().files()) {
      for (Path file : files(pattern)) {
        Optional<NamePattern.Match> match = pattern.match(file.toString());
        if (match.isPresent() && !isClaimed(file)) {
          found.putIfAbsent(file, orphan(file, match.get(), pattern));
        }
      }
    }
    return new Orphans(List.copyOf(found.values()), problems);
  }

  private boolean isClaimed(Path file) {
    return new Location.File(file)
        .route()
        .map(Route::key)
        .filter(key -> claimed.contains(key.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** Databases under such names, also those of which only a log is left. */
  private Set<Path> files(NamePattern pattern) {
    List<NamePattern> segments = pattern.segments();
    List<Path> folders = new ArrayList<>(List.of(Path.of("/")));
    for (NamePattern segment : segments.subList(1, segments.size() - 1)) {
      List<Path> next = new ArrayList<>();
      for (Path folder : folders) {
        if (segment.isOpen()) {
          list(folder).stream()
              .filter(inside -> segment.match(name(inside)).isPresent())
              .filter(Files::isDirectory)
              .forEach(next::add);
        } else {
          next.add(folder.resolve(segment.toString()));
        }
      }
      folders = next;
    }
    NamePattern last = segments.getLast();
    Set<Path> files = new TreeSet<>();
    for (Path folder : folders) {
      for (Path inside : list(folder)) {
        Path file = inside.resolveSibling(withoutEnding(name(inside)));
        if (last.match(name(file)).isPresent() && (!file.equals(inside) || isFile(inside))) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static boolean isFile(Path path) {
    return !Files.isDirectory(path);
  }

  private static String withoutEnding(String name) {
    return BESIDE.stream()
        .filter(name::endsWith)
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst()
        .orElse(name);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private List<Path> list(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException nothing) {
      return List.of();
    } catch (IOException | UncheckedIOException refused) {
      problems.add(
          Problem.warning(
              EngineProblems.OUT_OF_SIGHT,
              Place.of(folder.toString()),
              "a folder of tenants' files cannot be listed",
              String.valueOf(refused.getMessage()),
              "let the user that runs Atoll read it"));
      return List.of();
    }
  }

  private Orphan orphan(Path file, NamePattern.Match match, NamePattern pattern) {
    Path folder = file.resolveSibling("").toAbsolutePath().normalize();
    List<Path> all = new ArrayList<>();
    Stream.concat(Stream.of(""), BESIDE.stream())
        .map(ending -> file.resolveSibling(name(file) + ending))
        .filter(Files::exists)
        .forEach(all::add);
    return new Orphan(
        Orphan.Kind.FILE,
        folder.toString(),
        name(file),
        match.tenant(),
        Orphan.Evidence.BY_NAME,
        OptionalLong.empty(),
        size(all),
        List.of(new Orphan.Removal(Optional.empty(), removal(folder, all, pattern))));
  }

  /** A folder goes along where it is the tenant's own and holds nothing else. */
  private String removal(Path folder, List<Path> files, NamePattern pattern) {
    List<NamePattern> segments = pattern.segments();
    boolean own = segments.get(segments.size() - 2).isOpen();
    if (own && Set.copyOf(list(folder)).equals(Set.copyOf(files))) {
      return "rm -r -- " + quoted(folder);
    }
    return "rm -r -- " + String.join(" ", files.stream().map(LeftFiles::quoted).toList());
  }

  /** As a shell reads it back, whatever stands in it. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static OptionalLong size(List<Path> files) {
    long sum = 0;
    for (Path file : files) {
      try (Stream<Path> all = Files.walk(file)) {
        for (Path one : all.filter(LeftFiles::isFile).toList()) {
          sum += Files.size(one);
        }
      } catch (IOException | UncheckedIOException unknown) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }
}
