package dev.atoll.core.parse;

import dev.atoll.core.project.DbtVersion;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code require-dbt-version}: the versions of dbt a package is written for
 * (https://docs.getdbt.com/reference/project-configs/require-dbt-version).
 */
final class RequiredVersion {
  private RequiredVersion() {}

  /** Adds a Problem for each range that the version Atoll speaks is outside of. */
  static void check(YamlMap projectFile, Problems problems) {
    projectFile
        .value("require-dbt-version")
        .ifPresent(node -> scalars(node).forEach(scalar -> check(scalar, problems)));
  }

  private static List<YamlScalar> scalars(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> List.of(scalar);
      case YamlList list -> list.items().stream().flatMap(item -> scalars(item).stream()).toList();
      case YamlMap map -> List.of();
    };
  }

  private static void check(YamlScalar scalar, Problems problems) {
    for (String range : Arrays.asList(scalar.text().split(",", -1))) {
      Optional<Boolean> fits = DbtVersion.SPOKEN.isIn(range);
      if (fits.isEmpty()) {
        problems.add(
            Problem.error(
                ParseCodes.WRONG_SHAPE,
                scalar.place(),
                "'" + range.strip() + "' is no range of versions",
                "a range is a sign and three numbers",
                "write it like '>=1.7.0'"));
      } else if (!fits.get()) {
        problems.add(
            Problem.error(
                ParseCodes.VERSION,
                scalar.place(),
                "the package wants a dbt " + range.strip(),
                "Atoll speaks the language of dbt " + DbtVersion.SPOKEN,
                "change require-dbt-version, or take a release of the package for this version"));
      }
    }
  }
}
