package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Fetches packages, each at most once, into a folder that is thrown away. */
final class Sources {
  private static final String PROJECT_FILE = "dbt_project.yml";
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final int UNPACKING_TRIES = 3;

  /**
   * What a package says of itself.
   *
   * @param project the name it is installed under
   * @param commit of a git package
   */
  record Contents(String project, List<Listed> packages, Optional<String> commit) {
    Contents {
      packages = List.copyOf(packages);
    }
  }

  private record Fetched(Path folder, Optional<String> commit) {}

  private final Path root;
  private final Path scratch;
  private final Web web;
  private final Git git;
  private final Rendering rendering;
  private final Stop stop;
  private final Consumer<String> listener;
  private final Map<String, Fetched> fetched = new LinkedHashMap<>();
  private final Map<String, Contents> contents = new LinkedHashMap<>();
  private final Map<String, List<Problem>> failures = new LinkedHashMap<>();

  /**
   * @param root folder of the root project
   * @param scratch where fetched files are put
   * @param listener told what is being fetched
   */
  Sources(
      Path root,
      Path scratch,
      Web web,
      Git git,
      Rendering rendering,
      Stop stop,
      Consumer<String> listener) {
    this.root = root;
    this.scratch = scratch;
    this.web = web;
    this.git = git;
    this.rendering = rendering;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * What a package says of itself; a release of the hub need not be downloaded for it.
   *
   * @throws ProblemException when it cannot be had, the same each time
   */
  Contents contents(Pinned pinned) {
    Contents known = contents.get(pinned.id());
    if (known == null) {
      known = once(pinned, () -> read(pinned));
      contents.put(pinned.id(), known);
    }
    return known;
  }

  /**
   * The folder of a package: one that may be moved away, but for a local package, which is used
   * where it lies.
   *
   * @throws ProblemException when it cannot be had
   */
  Path folder(Pinned pinned) {
    return once(pinned, () -> fetched(pinned)).folder();
  }

  private <T> T once(Pinned pinned, Supplier<T> work) {
    List<Problem> earlier = failures.get(pinned.id());
    if (earlier != null) {
      throw new ProblemException(earlier);
    }
    stop.check();
    try {
      return work.get();
    } catch (ProblemException e) {
      failures.put(pinned.id(), e.problems());
      throw e;
    }
  }

  private Contents read(Pinned pinned) {
    Problems problems = new Problems();
    Contents read;
    if (pinned.release().isPresent()) {
      HubPackage.Release release = pinned.release().get();
      requireName(release.project(), pinned);
      read =
          new Contents(
              release.project(),
              PackagesFile.items(release.packages(), Rendering.NONE, problems),
              Optional.empty());
    } else {
      Fetched there = fetched(pinned);
      String project =
          pinned.wanted() instanceof Wanted.Tarball tarball
              ? tarball.name()
              : projectName(there.folder(), pinned);
      String shown = pinned.wanted() instanceof Wanted.Local ? shown(there.folder()) : project;
      read =
          new Contents(
              project,
              PackagesFile.ofPackage(there.folder(), shown + "/", rendering, problems).packages(),
              there.commit());
    }
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return read;
  }

  private String shown(Path folder) {
    return root.relativize(folder).toString().replace(File.separatorChar, '/');
  }

  private Fetched fetched(Pinned pinned) {
    Fetched there = fetched.get(pinned.id());
    if (there == null) {
      there = fetch(pinned);
      if (!Files.isRegularFile(there.folder.resolve(PROJECT_FILE))) {
        throw noProject(pinned, "there is no " + PROJECT_FILE + " in it");
      }
      fetched.put(pinned.id(), there);
    }
    return there;
  }

  private Fetched fetch(Pinned pinned) {
    return switch (pinned.wanted()) {
      case Wanted.Local local -> new Fetched(local(local, pinned.place()), Optional.empty());
      case Wanted.Git wanted -> clone(wanted, pinned);
      case Wanted.Tarball tarball -> new Fetched(unpacked(tarball.url(), pinned), Optional.empty());
      case Wanted.Hub hub ->
          new Fetched(unpacked(pinned.release().orElseThrow().tarball(), pinned), Optional.empty());
    };
  }

  private Path local(Wanted.Local local, Place place) {
    try {
      Path folder = root.resolve(local.path()).normalize();
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // Said below: it is not there.
    }
    throw new ProblemException(
        Problem.error(
            PackageCodes.NO_LOCAL,
            place,
            "there is no folder '" + local.path() + "'",
            "nothing is there, seen from the project's folder",
            "mend the path; it is relative to the root project's folder, whichever package asks"));
  }

  private Fetched clone(Wanted.Git wanted, Pinned pinned) {
    listener.accept(pinned.shown());
    Path checkout = fresh();
    String commit = git.fetch(wanted, pinned.written(), pinned.place(), checkout);
    Path folder = wanted.subdirectory().map(name -> below(checkout, name, pinned)).orElse(checkout);
    return new Fetched(folder, Optional.of(commit));
  }

  private static Path below(Path checkout, String name, Pinned pinned) {
    Path folder;
    try {
      folder = checkout.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw noProject(pinned, "'" + name + "' is no path");
    }
    if (!folder.startsWith(checkout)) {
      throw unsafe(pinned, "its subdirectory '" + name + "' leads out of the repository");
    }
    if (!Files.isDirectory(folder)) {
      throw noProject(pinned, "the repository has no folder '" + name + "'");
    }
    return folder;
  }

  private Path unpacked(String url, Pinned pinned) {
    listener.accept(pinned.shown());
    for (int attempt = 1; ; attempt++) {
      stop.check();
      Path folder = fresh();
      try {
        Path archive = folder.resolve("archive");
        download(url, archive, pinned);
        return Archive.unpack(archive, folder.resolve("files"), stop);
      } catch (Archive.Unsafe e) {
        throw unsafe(pinned, "its entry " + e.getMessage());
      } catch (IOException e) {
        // What looks like a whole download may have been cut off on the way.
        if (attempt == UNPACKING_TRIES) {
          throw new ProblemException(
              Problem.error(
                  PackageCodes.BAD_DOWNLOAD,
                  pinned.place(),
                  "package " + pinned.shown() + " cannot be unpacked",
                  String.valueOf(e.getMessage()),
                  "see whether the address is that of a .tar.gz with one folder at its top"));
        }
      }
    }
  }

  private void download(String url, Path archive, Pinned pinned) {
    try {
      web.download(URI.create(url), archive);
    } catch (IllegalArgumentException e) {
      throw notDownloaded(pinned, "it is no address");
    } catch (IOException e) {
      throw notDownloaded(pinned, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException notDownloaded(Pinned pinned, String cause) {
    return new ProblemException(
        Problem.error(
            PackageCodes.UNREACHABLE,
            pinned.place(),
            "package " + pinned.shown() + " cannot be downloaded",
            cause,
            "see whether this machine reaches the address, by HTTPS_PROXY perhaps"));
  }

  private Path fresh() {
    try {
      return Files.createTempDirectory(scratch, "package-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String projectName(Path folder, Pinned pinned) {
    Problems problems = new Problems();
    String name =
        PackagesFile.text(folder.resolve(PROJECT_FILE), PROJECT_FILE, problems)
            .flatMap(text -> YamlReader.readMap(PROJECT_FILE, text, problems))
            .flatMap(map -> map.value("name"))
            .map(node -> node instanceof YamlScalar scalar ? scalar.text() : "")
            .orElse("");
    problems
        .firstError()
        .ifPresent(
            problem -> {
              throw noProject(pinned, PROJECT_FILE + ": " + problem.message());
            });
    requireName(name, pinned);
    return name;
  }

  private static void requireName(String name, Pinned pinned) {
    if (!NAME.matcher(name).matches()) {
      throw noProject(
          pinned,
          name.isEmpty()
              ? "its " + PROJECT_FILE + " has no name"
              : "its name '" + name + "' cannot name a project");
    }
  }

  private static ProblemException noProject(Pinned pinned, String cause) {
    return new ProblemException(
        Problem.error(
            PackageCodes.NO_PROJECT,
            pinned.place(),
            "package " + pinned.shown() + " is no dbt project",
            cause,
            pinned.wanted() instanceof Wanted.Git
                ? "name the folder of the dbt project with 'subdirectory'"
                : "mend the address, or the package"));
  }

  private static ProblemException unsafe(Pinned pinned, String cause) {
    return new ProblemException(
        Problem.error(
            PackageCodes.UNSAFE,
            pinned.place(),
            "package " + pinned.shown() + " is not unpacked",
            cause,
            "do not use it: what it would write lies outside of its folder"));
  }
}
