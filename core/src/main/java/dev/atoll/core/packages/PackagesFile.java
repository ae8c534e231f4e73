package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packages a folder asks for, in its packages.yml or dependencies.yml.
 *
 * @param file the name of the file that lists packages; empty when there is none
 */
record PackagesFile(Optional<String> file, List<Listed> packages) {
  static final String PACKAGES_YML = "packages.yml";
  static final String DEPENDENCIES_YML = "dependencies.yml";

  private static final String PACKAGES = "packages";

  PackagesFile {
    packages = List.copyOf(packages);
  }

  /**
   * What a folder asks for. As in dbt the root's dependencies.yml holds no Jinja.
   *
   * @param shown what places say in front of the file's name; empty, or ending in a slash
   * @param edited texts that count instead of what files of these names hold
   */
  static PackagesFile ofRoot(
      Path folder,
      String shown,
      Rendering rendering,
      Map<String, String> edited,
      Problems problems) {
    return new Reader(folder, shown, edited, problems).read(rendering, Rendering.NONE);
  }

  /** As {@link #ofRoot}, for a package; there dbt renders both files. */
  static PackagesFile ofPackage(Path folder, String shown, Rendering rendering, Problems problems) {
    return new Reader(folder, shown, Map.of(), problems).read(rendering, rendering);
  }

  /** The items of a list of packages; one that is wrong is a Problem, and left out. */
  static List<Listed> items(YamlMap map, Rendering rendering, Problems problems) {
    Optional<YamlNode> value = map.value(PACKAGES);
    if (value.isEmpty() || (value.get() instanceof YamlScalar scalar && scalar.value() == null)) {
      return List.of();
    }
    if (!(value.get() instanceof YamlList list)) {
      problems.add(notA("a list", "'" + PACKAGES + "'", value.get()));
      return List.of();
    }
    List<Listed> items = new ArrayList<>();
    for (YamlNode node : list.items()) {
      if (node instanceof YamlMap item) {
        try {
          ItemReader.read(item, rendering, problems).ifPresent(items::add);
        } catch (ProblemException e) {
          problems.addAll(e.problems());
        }
      } else {
        problems.add(notA("a mapping", "a package", node));
      }
    }
    return items;
  }

  private static Problem notA(String wanted, String what, YamlNode node) {
    return Problem.error(
        PackageCodes.BAD_PACKAGE,
        node.place(),
        what + " must be " + wanted,
        "it is " + node.kind(),
        "write lines such as '- package: dbt-labs/dbt_utils' below 'packages:', each with its"
            + " 'version:'");
  }

  /** Text of a file in UTF-8; one that cannot be read is a Problem. */
  static Optional<String> text(Path file, String shown, Problems problems) {
    try {
      String text = Files.readString(file);
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException e) {
      problems.add(
          Problem.error(
              PackageCodes.BAD_PACKAGE,
              Place.of(shown),
              "the file cannot be read",
              String.valueOf(e),
              "make it readable, and save it as UTF-8"));
      return Optional.empty();
    }
  }

  private record Reader(Path folder, String shown, Map<String, String> edited, Problems problems) {
    PackagesFile read(Rendering ofPackages, Rendering ofDependencies) {
      YamlMap packages = map(PACKAGES_YML);
      YamlMap dependencies = map(DEPENDENCIES_YML);
      checkKeys(packages, dependencies);
      Optional<YamlEntry> other = dependencies.entry(PACKAGES);
      if (other.isEmpty()) {
        return new PackagesFile(
            Optional.of(PACKAGES_YML).filter(name -> packages.entry(PACKAGES).isPresent()),
            items(packages, ofPackages, problems));
      }
      packages.entry(PACKAGES).ifPresent(entry -> problems.add(twice(other.get(), entry.place())));
      return new PackagesFile(
          Optional.of(DEPENDENCIES_YML), items(dependencies, ofDependencies, problems));
    }

    private YamlMap map(String name) {
      return Optional.ofNullable(edited.get(name))
          .or(
              () ->
                  Optional.of(folder.resolve(name))
                      .filter(Files::isRegularFile)
                      .flatMap(file -> text(file, shown + name, problems)))
          .flatMap(text -> YamlReader.readMap(shown + name, text, problems))
          .orElse(YamlMap.empty(Place.of(shown + name)));
    }

    private void checkKeys(YamlMap packages, YamlMap dependencies) {
      for (YamlEntry entry : packages.entries()) {
        if (entry.key().equals("projects")) {
          problems.add(
              Problem.error(
                  PackageCodes.WRONG_FILE,
                  entry.place().withLength(entry.key().length()),
                  "'projects' cannot stand in packages.yml",
                  "it belongs into dependencies.yml",
                  "move it there, or remove it: Atoll reads packages only"));
        } else if (!entry.key().equals(PACKAGES)) {
          problems.add(unknown(entry, List.of(PACKAGES)));
        }
      }
      for (YamlEntry entry : dependencies.entries()) {
        if (entry.key().equals("projects")) {
          projects(entry);
        } else if (!entry.key().equals(PACKAGES)) {
          problems.add(unknown(entry, List.of(PACKAGES, "projects")));
        }
      }
    }

    private void projects(YamlEntry entry) {
      boolean some = entry.value() instanceof YamlList list && !list.items().isEmpty();
      if (some) {
        problems.add(
            Problem.warning(
                PackageCodes.WRONG_FILE,
                entry.place().withLength(entry.key().length()),
                "'projects' are not installed",
                "other projects' public models come from dbt's own platform",
                "list the project as a package where its models are needed"));
      }
    }

    private static Problem unknown(YamlEntry entry, List<String> known) {
      return Problem.error(
          PackageCodes.UNKNOWN_KEY,
          entry.place().withLength(entry.key().length()),
          "unknown key '" + entry.key() + "'",
          "the file may have " + String.join(", ", known),
          Nearest.suggestion(entry.key(), known, "remove it"));
    }

    private static Problem twice(YamlEntry entry, Place other) {
      return Problem.error(
          PackageCodes.WRONG_FILE,
          entry.place().withLength(PACKAGES.length()),
          "two files list packages",
          "there are 'packages' at " + other + " too",
          "put all of them into one of the files");
    }
  }
}
