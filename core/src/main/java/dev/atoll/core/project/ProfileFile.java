package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A profiles.yml, unrendered.
 *
 * @param file absolute
 * @param place as it is shown
 * @param profiles by name, in the order of the file
 */
public record ProfileFile(Path file, Place place, SequencedMap<String, Profile> profiles) {
  /**
   * One profile.
   *
   * @param target the target used when none is asked for, as written; {@code default} when the file
   *     says nothing
   * @param outputs by name of the target, as written
   */
  public record Profile(
      String name, Place place, Optional<YamlNode> target, SequencedMap<String, YamlMap> outputs) {
    public Profile {
      outputs = Ordered.map(outputs);
    }
  }

  public ProfileFile {
    profiles = Ordered.map(profiles);
  }
}
