package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import java.util.ArrayList;
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

  /**
   * What config trees and selectors match something by that the file declares: the package, the
   * file's folders, then its own names.
   */
  public List<String> fqn(String... names) {
    List<String> fqn = new ArrayList<>(List.of(packageName()));
    String path = source.path();
    if (path.indexOf('/') > 0) {
      fqn.addAll(List.of(path.substring(0, path.lastIndexOf('/')).split("/", -1)));
    }
    fqn.addAll(List.of(names));
    return List.copyOf(fqn);
  }
}
