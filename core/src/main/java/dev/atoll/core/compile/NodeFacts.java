package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * What every node has.
 *
 * @param id dbt's unique id, such as {@code model.shop.orders}
 * @param path relative to the resource folder it lies in, with forward slashes
 * @param originalPath relative to its package's folder
 * @param fqn package, folders, name: what config trees and selectors match
 * @param code the unrendered text; empty where a resource has none
 * @param codePlace where the text begins
 */
public record NodeFacts(
    String id,
    ResourceType type,
    String name,
    String packageName,
    String path,
    String originalPath,
    List<String> fqn,
    String code,
    Place codePlace,
    String description,
    NodeConfig config,
    Optional<Place> propertiesPlace) {
  public NodeFacts {
    fqn = List.copyOf(fqn);
  }
}
