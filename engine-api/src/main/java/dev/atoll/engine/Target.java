package dev.atoll.engine;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One place to connect to, as a profile's target or a fleet's engine and routing describe it.
 *
 * @param type the engine's {@link Engine#type}
 * @param settings the keys of the target, {@code type} left out, in the order they were written
 * @param directory absolute; relative paths in the settings start here
 */
public record Target(String type, SequencedMap<String, Setting> settings, Path directory) {
  public Target {
    if (!directory.isAbsolute()) {
      throw new IllegalArgumentException("the directory of a target is absolute: " + directory);
    }
    settings = Ordered.map(settings);
  }

  public static Target of(String type, Map<String, Setting> settings, Path directory) {
    return new Target(type, Ordered.map(settings), directory);
  }

  /** A setting whose value is not null. */
  public Optional<Setting> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(setting -> setting.value() != null);
  }

  /** The value of a setting as text, whatever scalar it is. */
  public Optional<String> text(String key) {
    return setting(key).map(setting -> String.valueOf(setting.value()));
  }
}
