package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads {@code fleet.yml}. */
public final class FleetReader {
  static final String FLEET_FILE = "fleet.yml";
  static final String PROJECT_FILE = "dbt_project.yml";

  private FleetReader() {}

  /**
   * The fleet a folder belongs to: that of the nearest {@code fleet.yml} in it or above, unless a
   * dbt project that this fleet does not run lies nearer.
   *
   * @param start {@code --project-dir} or the current folder
   * @return empty when there is none or it has errors, which are added to the problems
   */
  public static Optional<Fleet> read(Path start, Problems problems) {
    Path from = start.toAbsolutePath().normalize();
    if (!Files.isDirectory(from)) {
      // A folder above it may hold another project, which is not the one that was asked for.
      problems.add(
          Problem.error(
              FleetCodes.NOT_FOUND,
              "there is no folder " + from,
              "--project-dir names it",
              "correct the path"));
      return Optional.empty();
    }
    Optional<Path> project = nearest(from, PROJECT_FILE);
    Optional<Path> fleet = nearest(from, FLEET_FILE);
    if (fleet.isPresent() && (project.isEmpty() || runs(fleet.get(), project.get()))) {
      return read(fleet.get(), FLEET_FILE, problems);
    }
    if (project.isPresent()) {
      warnOfOtherName(project.get(), problems);
      return Optional.of(Fleet.ofOne(project.get()));
    }
    problems.add(
        Problem.error(
            FleetCodes.NOT_FOUND,
            "there is no dbt project here",
            "neither fleet.yml nor dbt_project.yml is in " + from + " or above",
            below(from)
                .map(folder -> "there is one in " + folder + ": name it with --project-dir")
                .orElse("go to the project's folder, or name it with --project-dir")));
    return Optional.empty();
  }

  /** A folder right below that holds a fleet or a project. */
  private static Optional<String> below(Path from) {
    try (Stream<Path> folders = Files.list(from)) {
      return folders
          .filter(
              folder ->
                  Files.exists(folder.resolve(FLEET_FILE))
                      || Files.exists(folder.resolve(PROJECT_FILE)))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> nearest(Path from, String file) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(file))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** Whether a fleet's project is this one or has it inside, as it has its packages. */
  private static boolean runs(Path fleet, Path project) {
    if (project.startsWith(fleet) && !project.equals(fleet)) {
      Optional<YamlMap> map = FleetFiles.yaml(fleet, fleet.resolve(FLEET_FILE), new Problems());
      // A fleet file that cannot be read is reported rather than passed over.
      return map.isEmpty() || project.startsWith(projectOf(fleet, map.get()));
    }
    return project.equals(fleet) || fleet.startsWith(project);
  }

  private static Path projectOf(Path root, YamlMap map) {
    String written =
        map.value("project")
            .filter(YamlScalar.class::isInstance)
            .map(node -> ((YamlScalar) node).text())
            .orElse(".");
    return root.resolve(written).normalize();
  }

  private static void warnOfOtherName(Path project, Problems problems) {
    String other = "fleet.yaml";
    if (Files.exists(project.resolve(other))) {
      problems.add(
          Problem.warning(
              FleetCodes.NOT_FOUND,
              Place.of(other),
              "the file is not read: a fleet file is named fleet.yml",
              "the project runs without a fleet",
              "rename the file to fleet.yml"));
    }
  }

  private static Optional<Fleet> read(Path root, String name, Problems problems) {
    Problems found = new Problems();
    Optional<Fleet> fleet =
        FleetFiles.yaml(root, root.resolve(name), found)
            .map(map -> new FleetFileReader(root, name, map, found).read());
    problems.addAll(found.sorted());
    return found.hasErrors() ? Optional.empty() : fleet;
  }
}
