package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.parse.ProfileReader;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.ProfileFile;
import dev.atoll.core.project.Project;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** {@code init}: a project, a profile, or the files of a fleet. */
final class InitUseCase {
  private static final String PROJECT_FILE = "dbt_project.yml";

  private final Invocation invocation;
  private final Questions questions;

  InitUseCase(Invocation invocation, Questions questions) {
    this.invocation = invocation;
    this.questions = questions;
  }

  InitReport run(InitRequest request) {
    Path start = invocation.start().toAbsolutePath().normalize();
    return switch (request) {
      case InitRequest.OfProject wanted -> {
        Optional<Path> project = above(start);
        yield project.isPresent() ? profileOf(project.get(), wanted) : newProject(start, wanted);
      }
      case InitRequest.OfFleet() -> fleet(start);
    };
  }

  private static Optional<Path> above(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(PROJECT_FILE))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** Inside of a project only the profile of whoever works there can be missing. */
  private InitReport profileOf(Path folder, InitRequest.OfProject wanted) {
    if (wanted.name().isPresent()) {
      throw new ProblemException(
          Problem.error(
              InitCodes.EXISTS,
              "this is a dbt project already",
              folder.resolve(PROJECT_FILE) + " is there; projects do not lie within each other",
              "leave the name out to set up the profile of this project, or make the new one"
                  + " somewhere else"));
    }
    Project project = parsed(folder);
    String name =
        invocation
            .location()
            .profile()
            .or(() -> project.root().file().profile())
            .orElse(project.name());
    NewProfile profiles = new NewProfile(invocation, questions);
    Prepared prepared = prepared(name, wanted.profile(), profiles);
    prepared.draft.ifPresent(profiles::write);
    return new InitReport(
        InitReport.Kind.PROFILE, project.name(), folder, List.of(), Optional.of(prepared.profile));
  }

  private InitReport newProject(Path start, InitRequest.OfProject wanted) {
    String name = name(wanted);
    Path folder = start.resolve(name);
    if (Files.exists(folder)) {
      throw new ProblemException(
          Problem.error(
              InitCodes.EXISTS,
              "there is a folder or file '" + name + "' already",
              "it is " + folder + ", and nothing is overwritten",
              "choose another name, or go somewhere else"));
    }
    Optional<String> given = invocation.location().profile();
    SequencedMap<String, String> files = ProjectSkeleton.of(name, given.orElse(name));
    NewProfile profiles = new NewProfile(invocation, questions);
    given.ifPresent(profiles::want);
    Prepared prepared =
        given.isPresent()
            ? Prepared.without(given.get(), profiles, InitReport.State.KEPT)
            : prepared(name, wanted.profile(), profiles);
    NewFiles.folder(folder, files);
    prepared.draft.ifPresent(draft -> write(draft, profiles, folder));
    return new InitReport(
        InitReport.Kind.PROJECT,
        name,
        folder,
        List.copyOf(files.keySet()),
        Optional.of(prepared.profile));
  }

  /** A project whose profile could not be written goes away again. */
  private static void write(NewProfile.Draft draft, NewProfile profiles, Path folder) {
    try {
      profiles.write(draft);
    } catch (ProblemException e) {
      try {
        NewFiles.delete(folder);
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** What becomes of a profile, and what is still to be written for that. */
  private record Prepared(InitReport.Profile profile, Optional<NewProfile.Draft> draft) {
    static Prepared without(String name, NewProfile profiles, InitReport.State state) {
      return new Prepared(
          new InitReport.Profile(name, profiles.file(), Optional.empty(), state), Optional.empty());
    }
  }

  private static Prepared prepared(
      String name, InitRequest.ProfileSetup setup, NewProfile profiles) {
    if (setup == InitRequest.ProfileSetup.SKIPPED) {
      return Prepared.without(name, profiles, InitReport.State.SKIPPED);
    }
    if (profiles.has(name)) {
      return Prepared.without(name, profiles, InitReport.State.KEPT);
    }
    NewProfile.Draft draft = profiles.draft(name);
    return new Prepared(
        new InitReport.Profile(
            name, profiles.file(), Optional.of(draft.type()), InitReport.State.WRITTEN),
        Optional.of(draft));
  }

  private String name(InitRequest.OfProject wanted) {
    if (wanted.name().isPresent()) {
      return checked(wanted.name().get());
    }
    if (!questions.areAnswered()) {
      throw new ProblemException(
          Problem.error(
              InitCodes.BAD_NAME,
              "a new project needs a name",
              "there is no dbt project here whose profile could be set up",
              "atoll init NAME"));
    }
    return checked(NewProfile.answered(questions.text("name of the project", "my_project")));
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new ProblemException(
          Problem.error(
              InitCodes.BAD_NAME,
              "'" + name + "' cannot be the name of a project",
              "it is part of the names of macros, so letters, digits and underscores are all it may"
                  + " have, and no digit in front",
              "choose another name, such as "
                  + name.replaceAll("[^A-Za-z0-9_]+", "_").replaceFirst("^(?=[0-9])|^$", "p_")));
    }
    return name;
  }

  /** The project here, or the only one right below. */
  private InitReport fleet(Path start) {
    Path project = above(start).or(() -> below(start)).orElseThrow(() -> noProject(start));
    Path root = start.startsWith(project) ? project : start;
    Path file = root.resolve(FleetSkeleton.FLEET_FILE);
    Project parsed = parsed(project);
    String folder = root.equals(project) ? "." : root.relativize(project).toString();
    SequencedMap<String, String> files =
        FleetSkeleton.of(parsed, folder.replace('\\', '/'), home(project, parsed));
    for (String name : files.keySet()) {
      if (Files.exists(root.resolve(name))) {
        throw new ProblemException(
            Problem.error(
                InitCodes.EXISTS,
                "there is a file '" + name + "' already",
                "it is " + root.resolve(name) + ", and nothing is overwritten",
                "go on with the fleet that is there, or move the file away"));
      }
    }
    NewFiles.into(root, files);
    return new InitReport(
        InitReport.Kind.FLEET,
        parsed.name(),
        file.getParent() == null ? root : file.getParent(),
        List.copyOf(files.keySet()),
        Optional.empty());
  }

  private static ProblemException noProject(Path start) {
    return new ProblemException(
        Problem.error(
            InitCodes.NO_PROJECT,
            "there is no dbt project that a fleet could run",
            "neither in " + start + " or above, nor one alone in a folder right below",
            "go to the project's folder, name it with --project-dir, or make one: atoll init NAME"));
  }

  private static Optional<Path> below(Path start) {
    try (Stream<Path> folders = Files.list(start)) {
      List<Path> found =
          folders.filter(folder -> Files.exists(folder.resolve(PROJECT_FILE))).sorted().toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** On a server when the project's profile leads to one. */
  private FleetSkeleton.Home home(Path folder, Project project) {
    Problems unheard = new Problems();
    Optional<String> name =
        invocation.location().profile().or(() -> project.root().file().profile());
    Optional<ProfileFile.Profile> profile =
        ProfileReader.find(
                invocation.location().profilesDir().map(invocation.workingDir()::resolve),
                invocation.workingDir(),
                Path.of(invocation.environment().getOrDefault("HOME", ".")),
                folder,
                unheard)
            .flatMap(file -> ProfileReader.read(file, folder, unheard))
            .flatMap(file -> name.map(file.profiles()::get));
    String target =
        profile
            .flatMap(ProfileFile.Profile::target)
            .filter(YamlScalar.class::isInstance)
            .map(node -> ((YamlScalar) node).text())
            .orElse("default");
    boolean server =
        profile
            .map(known -> known.outputs().get(target))
            .flatMap(output -> output.value("type"))
            .filter(YamlScalar.class::isInstance)
            .filter(type -> !((YamlScalar) type).text().equals("duckdb"))
            .isPresent();
    return server
        ? new FleetSkeleton.Home(name, Optional.of(target))
        : new FleetSkeleton.Home(Optional.empty(), Optional.empty());
  }

  private Project parsed(Path folder) {
    Problems problems = new Problems();
    ConfigRenderer renderer = new ConfigRenderer(Map.of(), invocation.environment());
    Optional<Project> project =
        new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, Runnable::run)
            .parse(folder, folder, problems);
    if (project.isEmpty() || problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return project.get();
  }
}
