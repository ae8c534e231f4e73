package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Problems;
import java.util.Optional;

/** A fleet file as written, for those who read sections of it that decide no setting. */
public final class FleetFileText {
  private FleetFileText() {}

  /** The whole file; empty for a plain project. */
  public static Optional<YamlMap> read(Fleet fleet, Problems problems) {
    return fleet
        .file()
        .flatMap(
            file -> FleetFiles.yaml(fleet.root(), fleet.root().resolve(file.file()), problems));
  }
}
