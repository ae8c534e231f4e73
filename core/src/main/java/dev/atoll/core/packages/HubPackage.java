package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * What the hub knows of one package.
 *
 * @param renamed its name now, when that is another
 * @param releases those whose version is one, in the hub's order
 */
record HubPackage(String name, Optional<String> renamed, List<Release> releases) {
  HubPackage {
    releases = List.copyOf(releases);
  }

  /**
   * One version of it.
   *
   * @param text the version as the hub writes it
   * @param project the name of its dbt project
   * @param tarball where it is downloaded from
   * @param requires ranges of dbt versions it is written for; any when empty
   * @param packages a mapping with the {@code packages} it asks for in turn
   */
  record Release(
      Version version,
      String text,
      String project,
      String tarball,
      List<String> requires,
      YamlMap packages) {
    Release {
      requires = List.copyOf(requires);
    }
  }
}
