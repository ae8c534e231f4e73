package dev.atoll.engine.duckdb;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Targets for tests. */
final class Targets {
  private Targets() {}

  static Target file(Path folder, String path) {
    return of(folder, Map.of("path", path));
  }

  static Target of(Path folder, Map<String, ?> values) {
    var settings = new LinkedHashMap<String, Setting>();
    values.forEach(
        (key, value) ->
            settings.put(
                key, new Setting(value, Origin.of("profile", Place.of("profiles.yml", 7, 3)))));
    return Target.of("duckdb", settings, folder.toAbsolutePath());
  }
}
