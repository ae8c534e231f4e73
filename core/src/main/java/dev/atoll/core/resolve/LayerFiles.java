package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of all layers, each read when first met. One instance serves one resolution. */
final class LayerFiles {
  private record Key(Layer layer, Path file) {}

  private final Path root;
  private final Map<Key, Optional<LayerFile>> read = new HashMap<>();
  private final Set<Path> reached = new LinkedHashSet<>();

  LayerFiles(Path root) {
    this.root = root;
  }

  /** A file by its path from the root, which a tenant reads; empty when there is none. */
  Optional<LayerFile> file(Layer layer, String path) {
    Path file = root.resolve(path).normalize();
    reached.add(file);
    return load(layer, file);
  }

  private Optional<LayerFile> load(Layer layer, Path file) {
    return read.computeIfAbsent(
        new Key(layer, file),
        key ->
            Files.exists(file) ? Optional.of(LayerFile.read(layer, root, file)) : Optional.empty());
  }

  boolean isReached(Path file) {
    return reached.contains(file);
  }

  /** The names of all labels that files of these layers set. */
  Set<String> labelNames(List<Layer> layers) {
    Set<String> names = new LinkedHashSet<>();
    for (Layer layer : layers) {
      for (Path path : FileGlob.of(Template.of(layer.file()), layer.file()).find(root)) {
        load(layer, path)
            .flatMap(file -> file.sections().value(LayerChains.LABELS))
            .filter(YamlMap.class::isInstance)
            .ifPresent(labels -> names.addAll(((YamlMap) labels).fields().keySet()));
      }
    }
    return names;
  }
}
