package dev.atoll.core.compile;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Properties files by what they describe; the same for all tenants. Immutable. */
final class PropertiesIndex {
  private record Key(String packageName, ResourceType type, String name) {}

  /** A description and the file it stands in. */
  record Described(PropertiesFile file, ResourceProperties properties) {}

  private final Map<Key, Described> byName = new HashMap<>();

  PropertiesIndex(Project project) {
    for (PackageSource source : project.packages()) {
      for (PropertiesFile file : source.properties()) {
        for (ResourceProperties properties : file.resources()) {
          byName.putIfAbsent(
              new Key(source.name(), properties.type(), properties.name().text()),
              new Described(file, properties));
        }
      }
    }
  }

  Optional<Described> find(String packageName, ResourceType type, String name) {
    return Optional.ofNullable(byName.get(new Key(packageName, type, name)));
  }
}
