package dev.atoll.core.packages;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Installs a project's packages as dbt's {@code deps} does
 * (https://docs.getdbt.com/reference/commands/deps), but all of them or none: until everything is
 * there, nothing in the project has changed.
 */
public final class Deps {
  /**
   * The project that is installed for.
   *
   * @param folder absolute
   * @param shown what places say in front of the names of its files; empty, or ending in a slash
   * @param install the folder of packages, absolute
   * @param sources folders of its own files, absolute
   */
  public record Project(String name, Path folder, String shown, Path install, List<Path> sources) {
    public Project {
      sources = List.copyOf(sources);
    }
  }

  /** What becomes of what was settled. */
  public enum Goal {
    INSTALL,
    /** package-lock.yml is written and nothing installed. */
    LOCK
  }

  /** Whether package-lock.yml counts. */
  public enum Earlier {
    COUNTS_WHERE_IT_FITS,
    IS_RENEWED
  }

  /** What is asked for. */
  public record Order(
      Goal goal, Earlier earlier, VersionCheck versionCheck, Optional<Addition> addition) {}

  /**
   * The world.
   *
   * @param listener told what is being fetched, before it is
   */
  public record Outside(
      Rendering rendering,
      Map<String, String> environment,
      Web web,
      Stop stop,
      Consumer<String> listener) {}

  private final Project project;
  private final Order order;
  private final Outside outside;
  private final Mask mask;
  private final Problems problems = new Problems();

  public Deps(Project project, Order order, Outside outside) {
    this.project = project;
    this.order = order;
    this.outside = outside;
    this.mask = new Mask(outside.environment());
  }

  /**
   * Does it.
   *
   * @throws ProblemException everything that stands in the way; nothing has changed then
   * @throws Stop.Stopped when a stop was asked for in time; nothing has changed then either
   */
  public Outcome run() {
    try {
      return listed();
    } catch (ProblemException e) {
      throw new ProblemException(e.problems().stream().map(mask::shown).toList());
    }
  }

  private Outcome listed() {
    Optional<Addition.Added> added = order.addition().map(this::added);
    PackagesFile file =
        PackagesFile.ofRoot(
            project.folder(),
            project.shown(),
            outside.rendering(),
            added.map(edited -> Map.of(fileToAddTo(), edited.text())).orElse(Map.of()),
            problems);
    stopOnErrors();
    if (file.file().isEmpty()) {
      return new Outcome(Outcome.State.NO_LIST, List.of(), List.of(), problems.sorted(), List.of());
    }
    if (order.goal() == Goal.INSTALL) {
      requireReplaceable(file);
    }
    Optional<Staging> staging = staging();
    try (Staging taken = staging.orElseThrow(() -> new ProblemException(busy()))) {
      return settled(file, added, taken);
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(notReplaced(String.valueOf(e)));
    }
  }

  private Optional<Staging> staging() {
    try {
      return Staging.beside(project.install());
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(notReplaced(String.valueOf(e)));
    }
  }

  private String fileToAddTo() {
    PackagesFile now =
        PackagesFile.ofRoot(
            project.folder(), project.shown(), Rendering.NONE, Map.of(), new Problems());
    return now.file().orElse(PackagesFile.PACKAGES_YML);
  }

  private Addition.Added added(Addition addition) {
    String name = fileToAddTo();
    Path file = project.folder().resolve(name);
    String text =
        Files.exists(file)
            ? PackagesFile.text(file, project.shown() + name, problems).orElse("")
            : "";
    stopOnErrors();
    return addition.to(project.shown() + name, text);
  }

  private Outcome settled(PackagesFile file, Optional<Addition.Added> added, Staging staging)
      throws IOException {
    Sources sources =
        new Sources(
            project.folder(),
            staging.scratch(),
            outside.web(),
            new Git(staging.scratch(), outside.environment(), outside.stop()),
            outside.rendering(),
            outside.stop(),
            address -> outside.listener().accept(mask.shown(address)));
    Problems warnings = new Problems();
    Pinning pinning =
        new Pinning(new Hub(outside.web(), outside.environment()), order.versionCheck(), warnings);
    Resolver resolver = new Resolver(project.folder(), sources, pinning, problems);
    String hash = LockFile.hashOf(file.packages());
    Optional<LockFile> lock = fittingLock(hash);
    stopOnErrors();
    List<Pinned> pinned =
        lock.isPresent()
            ? resolver.resolveAlone(lock.get().packages(), project.name())
            : resolver.resolve(file.packages(), project.name());
    stopOnErrors();
    pinned.forEach(one -> warn(one, warnings));
    problems.addAll(warnings.sorted());
    boolean nothingToLock =
        pinned.isEmpty() && !Files.exists(project.folder().resolve(LockFile.NAME));
    Optional<String> lockText =
        lock.isPresent() || nothingToLock
            ? Optional.empty()
            : Optional.of(LockFile.text(locked(pinned, sources), hash));
    List<Outcome.Installed> outcome = installed(pinned, sources);
    put(pinned, sources, staging, lockText, added);
    return new Outcome(
        order.goal() == Goal.INSTALL ? Outcome.State.INSTALLED : Outcome.State.LOCKED,
        outcome,
        files(lockText, added),
        problems.sorted().stream().map(mask::shown).toList(),
        added.map(Addition.Added::removed).orElse(List.of()));
  }

  /** The lock file, where it was made from this very list. */
  private Optional<LockFile> fittingLock(String hash) {
    Path file = project.folder().resolve(LockFile.NAME);
    if (order.earlier() == Earlier.IS_RENEWED || !Files.exists(file)) {
      return Optional.empty();
    }
    String shown = project.shown() + LockFile.NAME;
    return LockFile.read(file, shown, outside.rendering(), problems)
        .filter(lock -> lock.hash().equals(hash));
  }

  private void warn(Pinned pinned, Problems warnings) {
    if (mask.holdsSecret(pinned.written())) {
      warnings.add(
          Problem.warning(
              PackageCodes.SECRET,
              pinned.place(),
              "a secret stands in the address of package " + pinned.written(),
              "package-lock.yml gets the address without it, and cannot be installed from",
              "read it with {{ env_var('DBT_ENV_SECRET_…') }} instead"));
    }
    if (pinned.wanted() instanceof Wanted.Git git && git.warn()) {
      String revision = git.revision().orElse("HEAD");
      if (List.of("HEAD", "main", "master").contains(revision)) {
        warnings.add(
            Problem.warning(
                PackageCodes.UNPINNED,
                pinned.place(),
                "git package " + pinned.written() + " is not pinned",
                revision.equals("HEAD")
                    ? "it names no revision, so the default branch was taken"
                    : "its revision '" + revision + "' is a branch",
                "name a tag or a commit with 'revision', or set 'warn-unpinned: false'"));
      }
    }
  }

  private List<SequencedMap<String, String>> locked(List<Pinned> pinned, Sources sources) {
    List<SequencedMap<String, String>> locked = new ArrayList<>();
    for (Pinned one : pinned) {
      Sources.Contents contents = sources.contents(one);
      String address = mask.scrubbed(one.written());
      SequencedMap<String, String> fields = new LinkedHashMap<>();
      switch (one.wanted()) {
        case Wanted.Hub hub -> {
          fields.put("name", contents.project());
          fields.put("package", hub.name());
          fields.put("version", one.release().orElseThrow().text());
        }
        case Wanted.Git git -> {
          fields.put("git", address);
          fields.put("name", contents.project());
          fields.put("revision", contents.commit().orElseThrow());
          git.subdirectory().ifPresent(folder -> fields.put("subdirectory", folder));
        }
        case Wanted.Local local -> {
          fields.put("local", local.path());
          fields.put("name", contents.project());
        }
        case Wanted.Tarball tarball -> {
          fields.put("name", contents.project());
          fields.put("tarball", address);
        }
      }
      locked.add(fields);
    }
    return locked;
  }

  private List<Outcome.Installed> installed(List<Pinned> pinned, Sources sources) {
    return pinned.stream()
        .map(
            one -> {
              Sources.Contents contents = sources.contents(one);
              return new Outcome.Installed(
                  contents.project(),
                  Outcome.Kind.of(one.wanted()),
                  mask.shown(one.written()),
                  one.release().map(HubPackage.Release::text).or(contents::commit),
                  one.latest(),
                  one.wanted() instanceof Wanted.Git git ? git.subdirectory() : Optional.empty());
            })
        .toList();
  }

  private void put(
      List<Pinned> pinned,
      Sources sources,
      Staging staging,
      Optional<String> lockText,
      Optional<Addition.Added> added)
      throws IOException {
    if (order.goal() == Goal.INSTALL) {
      for (Pinned one : pinned) {
        try {
          Path to = staging.made().resolve(sources.contents(one).project());
          place(one, sources.folder(one), to);
        } catch (ProblemException e) {
          problems.addAll(e.problems());
        }
      }
      stopOnErrors();
      outside.stop().check();
      staging.swap();
    }
    if (added.isPresent()) {
      staging.write(project.folder().resolve(fileToAddTo()), added.get().text());
    }
    if (lockText.isPresent()) {
      staging.write(project.folder().resolve(LockFile.NAME), lockText.get());
    }
  }

  /** As in dbt a local package is a link, or a copy where there are no links. */
  private static void place(Pinned pinned, Path from, Path to) throws IOException {
    if (pinned.wanted() instanceof Wanted.Local) {
      try {
        Files.createSymbolicLink(to, from);
      } catch (IOException | UnsupportedOperationException e) {
        Folders.copy(from, to);
      }
    } else {
      Files.move(from, to);
    }
  }

  private List<String> files(Optional<String> lockText, Optional<Addition.Added> added) {
    List<String> files = new ArrayList<>();
    added.ifPresent(edited -> files.add(project.shown() + fileToAddTo()));
    lockText.ifPresent(text -> files.add(project.shown() + LockFile.NAME));
    return files;
  }

  /** The folder is replaced as a whole, so it must hold nothing but packages. */
  private void requireReplaceable(PackagesFile file) {
    Path install = project.install();
    if (project.folder().startsWith(install)
        || project.sources().stream().anyMatch(folder -> folder.startsWith(install))) {
      throw new ProblemException(notReplaced("the project or some of its own files lie in it"));
    }
    for (Listed listed : file.packages()) {
      if (listed.wanted() instanceof Wanted.Local local
          && project.folder().resolve(local.path()).normalize().startsWith(install)) {
        throw new ProblemException(
            notReplaced("the local package '" + local.path() + "' lies in it").at(listed.place()));
      }
    }
    Foreign.in(install)
        .ifPresent(
            name -> {
              throw new ProblemException(
                  notReplaced("it holds '" + name + "', which is no package"));
            });
  }

  private Problem busy() {
    return notReplaced("another 'atoll deps' is at work in it");
  }

  private Problem notReplaced(String cause) {
    return Problem.error(
        PackageCodes.NOT_REPLACED,
        Place.of(project.shown() + "dbt_project.yml"),
        "the folder of packages " + project.install() + " cannot be replaced",
        cause,
        "take a folder for packages alone as 'packages-install-path', and wait for others to end");
  }

  private void stopOnErrors() {
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
  }
}
