package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import java.util.List;

/**
 * A YAML file that describes resources ({@code schema.yml}).
 *
 * @param source the file; {@link SourceText#path} is relative to its resource path
 * @param raw the whole file as written
 * @param resources models, seeds, snapshots (of both forms), analyses and singular tests
 * @param sources tables that others load
 * @param macros descriptions of macros
 * @param others exposures, groups, unit tests, semantic models, metrics, saved queries
 */
public record PropertiesFile(
    SourceText source,
    YamlMap raw,
    List<ResourceProperties> resources,
    List<SourceProperties> sources,
    List<MacroProperties> macros,
    List<OtherProperties> others) {
  public PropertiesFile {
    resources = List.copyOf(resources);
    sources = List.copyOf(sources);
    macros = List.copyOf(macros);
    others = List.copyOf(others);
  }

  public String packageName() {
    return source.packageName();
  }
}
