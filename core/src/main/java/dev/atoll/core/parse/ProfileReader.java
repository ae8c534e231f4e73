package dev.atoll.core.parse;

import dev.atoll.core.project.ProfileFile;
import dev.atoll.core.project.ProfileFile.Profile;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Finds and reads profiles.yml, and looks profiles and targets up in it. */
public final class ProfileReader {
  private static final String FILE_NAME = "profiles.yml";

  /** Top-level keys that are no profiles. */
  private static final String CONFIG = "config";

  private ProfileReader() {}

  /**
   * The folder whose profiles.yml counts: the one that was asked for ({@code --profiles-dir}, then
   * {@code DBT_PROFILES_DIR}); otherwise the first that has one of the current folder, {@code
   * ~/.dbt}, and the project's folder. The last is Atoll's own; dbt ends with {@code ~/.dbt}.
   *
   * @param asked the folder that was asked for
   * @return empty when there is none, which adds a Problem
   */
  public static Optional<Path> find(
      Optional<Path> asked, Path current, Path home, Path project, Problems problems) {
    List<Path> folders =
        asked.map(List::of).orElse(List.of(current, home.resolve(".dbt"), project));
    Optional<Path> found =
        folders.stream()
            .map(folder -> folder.resolve(FILE_NAME))
            .filter(Files::isRegularFile)
            .findFirst();
    if (found.isEmpty()) {
      problems.add(
          Problem.error(
              ParseCodes.NO_PROFILES,
              "there is no " + FILE_NAME,
              "looked in "
                  + folders.stream()
                      .distinct()
                      .map(Path::toString)
                      .collect(Collectors.joining(", ")),
              "write one, or name its folder with --profiles-dir or DBT_PROFILES_DIR"));
    }
    return found;
  }

  /**
   * Reads a profiles.yml.
   *
   * @param rootDirectory the folder that places are shown relative to
   * @return empty when it is malformed, which adds a Problem
   */
  public static Optional<ProfileFile> read(Path file, Path rootDirectory, Problems problems) {
    Path root = rootDirectory.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    String shown =
        absolute.startsWith(root)
            ? PackageFolder.shown(root, absolute)
            : PackageFolder.slashes(absolute);
    return TextFiles.read(absolute, shown, problems)
        .flatMap(text -> YamlReader.readMap(shown, text, problems))
        .map(map -> new ProfileFile(absolute, Place.of(shown), profiles(map, problems)));
  }

  private static SequencedMap<String, Profile> profiles(YamlMap map, Problems problems) {
    SequencedMap<String, Profile> profiles = new LinkedHashMap<>();
    for (YamlEntry entry : map.entries()) {
      if (entry.value() instanceof YamlMap body && !entry.key().equals(CONFIG)) {
        profiles.put(entry.key(), profile(entry, body, problems));
      } else if (!entry.key().equals(CONFIG)) {
        problems.add(
            Problem.error(
                ParseCodes.WRONG_SHAPE,
                entry.place(),
                "profile '" + entry.key() + "' must be a mapping",
                "it is " + entry.value().kind(),
                "write 'target:' and 'outputs:' below it"));
      }
    }
    return profiles;
  }

  private static Profile profile(YamlEntry entry, YamlMap body, Problems problems) {
    Shapes shapes = new Shapes(problems);
    SequencedMap<String, YamlMap> outputs = new LinkedHashMap<>();
    YamlMap written = shapes.mapOrEmpty(body, "outputs");
    for (String name : written.fields().keySet()) {
      shapes.map(written, name).ifPresent(output -> outputs.put(name, output));
    }
    return new Profile(entry.key(), entry.place(), body.value("target"), outputs);
  }

  /**
   * The profile of a project.
   *
   * @param name {@code --profile}, or {@code profile:} of dbt_project.yml
   * @param projectPlace where it is named, or should have been
   * @return empty when it is not there, which adds a Problem with the nearest names
   */
  public static Optional<Profile> profile(
      ProfileFile file, Optional<String> name, Place projectPlace, Problems problems) {
    if (name.isEmpty()) {
      problems.add(
          Problem.error(
              ParseCodes.UNKNOWN_PROFILE,
              projectPlace,
              "the project names no profile",
              "",
              "add 'profile: …' with one of "
                  + String.join(", ", file.profiles().keySet())
                  + ", or use --profile"));
      return Optional.empty();
    }
    Optional<Profile> profile = Optional.ofNullable(file.profiles().get(name.get()));
    if (profile.isEmpty()) {
      problems.add(
          Problem.error(
              ParseCodes.UNKNOWN_PROFILE,
              projectPlace.line() > 0 ? projectPlace : file.place(),
              "there is no profile '" + name.get() + "'",
              file.place().file() + " has " + listed(file.profiles()),
              Nearest.suggestion(
                  name.get(), file.profiles().keySet(), "add it, or use --profile")));
    }
    return profile;
  }

  /**
   * The output of a target.
   *
   * @param target {@code --target}, or the profile's own target, rendered
   * @return empty when it is not there, which adds a Problem with the nearest names
   */
  public static Optional<YamlMap> output(Profile profile, String target, Problems problems) {
    Optional<YamlMap> output = Optional.ofNullable(profile.outputs().get(target));
    if (output.isEmpty()) {
      problems.add(
          Problem.error(
              ParseCodes.UNKNOWN_TARGET,
              profile.place(),
              "profile '" + profile.name() + "' has no target '" + target + "'",
              profile.outputs().isEmpty()
                  ? "it has no 'outputs' that could be one"
                  : "its outputs are " + listed(profile.outputs()),
              Nearest.suggestion(
                  target, profile.outputs().keySet(), "add it below 'outputs', or use --target")));
    }
    return output;
  }

  private static String listed(Map<String, ?> named) {
    return named.isEmpty() ? "none" : String.join(", ", named.keySet());
  }
}
