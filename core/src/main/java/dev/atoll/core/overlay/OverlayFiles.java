package dev.atoll.core.overlay;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of an overlay's folder: those that are added, and those that replace others. */
final class OverlayFiles {
  private static final String OWN = "overlay.yml";

  private final Overlay overlay;
  private final Path shownFrom;
  private final Problems problems;
  private final Set<String> there;
  private final Set<String> added = new TreeSet<>();
  private final Set<String> replacing = new LinkedHashSet<>();

  private OverlayFiles(Overlay overlay, Path shownFrom, Problems problems) {
    this.overlay = overlay;
    this.shownFrom = shownFrom;
    this.problems = problems;
    this.there = files(overlay.directory());
  }

  /**
   * What was read.
   *
   * @param added what lies in the root package now
   * @param replacing what stands in the place of something else
   * @param hash of overlay.yml and of all these files
   */
  record Read(PackageSource added, PackageSource replacing, String hash) {}

  static Read read(
      Overlay overlay,
      PackageSource root,
      ProjectParser parser,
      Path shownFrom,
      Problems problems) {
    OverlayFiles files = new OverlayFiles(overlay, shownFrom, problems);
    files.choose();
    Set<String> all = new TreeSet<>(files.added);
    all.addAll(files.replacing);
    PackageSource read =
        parser.files(root, overlay.directory(), shownFrom, all::contains, problems);
    files.reportUseless(read);
    return new Read(
        only(read, path -> !files.replacing.contains(path)),
        only(read, files.replacing::contains),
        files.hash(all));
  }

  private String hash(Set<String> used) {
    StringBuilder all = new StringBuilder(overlay.name());
    Set<String> paths = new TreeSet<>(used);
    paths.add(OWN);
    for (String path : paths) {
      all.append('\n').append(path).append(' ');
      try {
        all.append(Sha256.of(Files.readAllBytes(overlay.directory().resolve(path))));
      } catch (IOException unreadable) {
        // Reading it has reported that.
        all.append('-');
      }
    }
    return Sha256.of(all.toString());
  }

  private static Set<String> files(Path folder) {
    Set<String> paths = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .filter(path -> !path.equals(OWN))
          .filter(path -> !path.startsWith(".") && !path.contains("/."))
          .forEach(paths::add);
    } catch (IOException unreadable) {
      // A folder that cannot be listed has no files; each pattern then says so.
      paths.clear();
    }
    return paths;
  }

  private void choose() {
    for (Overlay.Replacement replacement : overlay.replacements()) {
      YamlScalar file = replacement.file();
      if (isInside(file) && exists(file)) {
        replacing.add(plain(file.text()));
      }
    }
    for (YamlScalar pattern : overlay.add()) {
      if (isInside(pattern)) {
        PathPattern paths = PathPattern.of(pattern.text());
        List<String> found = there.stream().filter(paths::matches).toList();
        if (found.isEmpty()) {
          problems.add(nothingMatches(pattern));
        }
        added.addAll(found);
      }
    }
    added.removeAll(replacing);
    there.stream()
        .filter(path -> !added.contains(path) && !replacing.contains(path))
        .forEach(path -> problems.add(leftOver(path)));
  }

  static String plain(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private boolean isInside(YamlScalar written) {
    Path folder = overlay.directory();
    String text = written.text();
    int wild = text.indexOf('*');
    boolean inside =
        !text.startsWith("/")
            && folder
                .resolve(wild < 0 ? text : text.substring(0, wild))
                .normalize()
                .startsWith(folder)
            && !List.of(text.split("/", -1)).contains("..")
            && staysInside(folder.resolve(wild < 0 ? text : "").normalize());
    if (!inside) {
      problems.add(
          Problem.error(
              OverlayCodes.NO_FILE,
              place(written),
              "'" + text + "' is not in the overlay's folder",
              "an overlay holds all of its files itself",
              "move the file into " + shown("") + " and name it from there"));
    }
    return inside;
  }

  /** A link may lead elsewhere. */
  private boolean staysInside(Path file) {
    try {
      return !Files.exists(file) || file.toRealPath().startsWith(overlay.directory().toRealPath());
    } catch (IOException unreadable) {
      return true;
    }
  }

  private boolean exists(YamlScalar file) {
    boolean exists = there.contains(plain(file.text()));
    if (!exists) {
      problems.add(
          Problem.error(
              OverlayCodes.NO_FILE,
              place(file),
              "there is no file " + shown(plain(file.text())),
              "",
              Nearest.suggestion(file.text(), there, "write the file, or correct the path")));
    }
    return exists;
  }

  private Problem nothingMatches(YamlScalar pattern) {
    return Problem.error(
        OverlayCodes.NO_FILE,
        place(pattern),
        "no file matches '" + pattern.text() + "'",
        "looked in " + shown(""),
        Nearest.suggestion(pattern.text(), there, "write the files, or remove the pattern"));
  }

  private Problem leftOver(String path) {
    return Problem.warning(
        OverlayCodes.USELESS_FILE,
        Place.of(shown(path)),
        "the overlay does not use this file",
        "neither 'add' nor 'replace' of " + overlay.place().file() + " names it",
        "name it there, or remove it");
  }

  /** dbt reads each folder's files by their endings; others would be left out without a word. */
  private void reportUseless(PackageSource read) {
    Set<String> used = new LinkedHashSet<>();
    Stream.of(read.models(), read.analyses(), read.singularTests())
        .flatMap(List::stream)
        .forEach(file -> used.add(file.source().originalPath()));
    read.snapshots().forEach(block -> used.add(block.source().originalPath()));
    read.seeds().forEach(seed -> used.add(seed.originalPath()));
    read.macroFiles().forEach(file -> used.add(file.source().originalPath()));
    read.docs().forEach(docs -> used.add(docs.source().originalPath()));
    read.properties().forEach(file -> used.add(file.source().originalPath()));
    read.fixtures().forEach(file -> used.add(file.originalPath()));
    List<String> chosen = new ArrayList<>(added);
    chosen.addAll(replacing);
    // What could not be read has been reported, and is no such file.
    if (problems.hasErrors()) {
      return;
    }
    chosen.stream()
        .filter(path -> !used.contains(path))
        .map(
            path ->
                Problem.error(
                    OverlayCodes.USELESS_FILE,
                    Place.of(shown(path)),
                    "the file means nothing where it lies",
                    "dbt reads models, seeds, snapshots, tests, macros and analyses from the folders"
                        + " that dbt_project.yml names",
                    "move it to such a folder, or leave it out of 'add'"))
        .forEach(problems::add);
  }

  private String shown(String path) {
    Path file = path.isEmpty() ? overlay.directory() : overlay.directory().resolve(path);
    Path shown = file.startsWith(shownFrom) ? shownFrom.relativize(file) : file;
    return shown.toString().replace(File.separatorChar, '/');
  }

  private static Place place(YamlScalar scalar) {
    return scalar.place().withLength(scalar.text().length());
  }

  private static PackageSource only(
      PackageSource read, java.util.function.Predicate<String> paths) {
    return new PackageSource(
        read.name(),
        read.directory(),
        read.file(),
        List.of(),
        java.util.Optional.empty(),
        read.models().stream().filter(file -> paths.test(file.source().originalPath())).toList(),
        read.analyses().stream().filter(file -> paths.test(file.source().originalPath())).toList(),
        read.singularTests().stream()
            .filter(file -> paths.test(file.source().originalPath()))
            .toList(),
        read.snapshots().stream()
            .filter((SnapshotBlock block) -> paths.test(block.source().originalPath()))
            .toList(),
        read.seeds().stream().filter(seed -> paths.test(seed.originalPath())).toList(),
        read.macroFiles().stream()
            .filter((MacroFile file) -> paths.test(file.source().originalPath()))
            .toList(),
        read.docs().stream().filter(docs -> paths.test(docs.source().originalPath())).toList(),
        read.properties().stream()
            .filter(file -> paths.test(file.source().originalPath()))
            .toList(),
        read.fixtures().stream().filter(file -> paths.test(file.originalPath())).toList());
  }
}
