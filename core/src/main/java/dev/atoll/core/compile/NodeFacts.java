package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile.Checksum;
import dev.atoll.domain.Place;
import dev.atoll.jinja.Template;
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
 * @param template of the code; empty where there is no SQL to render
 * @param checksum of the file, as dbt's manifest has it
 * @param version of a model that has versions
 * @param place the file, or the entry in a properties file, that declares it
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
    Optional<Template> template,
    Place place,
    String description,
    NodeConfig config,
    Checksum checksum,
    Optional<ModelVersion> version) {
  public NodeFacts {
    fqn = List.copyOf(fqn);
  }

  /** What has no file of its own, and with it no checksum. */
  public NodeFacts(
      String id,
      ResourceType type,
      String name,
      String packageName,
      String path,
      String originalPath,
      List<String> fqn,
      String code,
      Optional<Template> template,
      Place place,
      String description,
      NodeConfig config) {
    this(
        id,
        type,
        name,
        packageName,
        path,
        originalPath,
        fqn,
        code,
        template,
        place,
        description,
        config,
        new Checksum("none", ""),
        Optional.empty());
  }

  /** The name, and behind a dot the version of a model that has versions. */
  public String shownName() {
    return version.map(number -> name + "." + number.suffix()).orElse(name);
  }

  NodeFacts with(NodeConfig resolved) {
    return new NodeFacts(
        id,
        type,
        name,
        packageName,
        path,
        originalPath,
        fqn,
        code,
        template,
        place,
        description,
        resolved,
        checksum,
        version);
  }

  NodeFacts with(Checksum known) {
    return new NodeFacts(
        id,
        type,
        name,
        packageName,
        path,
        originalPath,
        fqn,
        code,
        template,
        place,
        description,
        config,
        known,
        version);
  }
}
