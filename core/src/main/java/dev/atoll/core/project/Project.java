package dev.atoll.core.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dbt project and the packages it uses.
 *
 * @param root the project itself
 * @param dependencies installed and local packages, ordered by name; each name once, none with the
 *     name of the root
 * @param changes what overlays did to it, in the order in which they were applied
 */
public record Project(PackageSource root, List<PackageSource> dependencies, List<Change> changes) {
  public Project {
    dependencies = List.copyOf(dependencies);
    changes = List.copyOf(changes);
  }

  /** A project as it is written, without overlays. */
  public Project(PackageSource root, List<PackageSource> dependencies) {
    this(root, dependencies, List.of());
  }

  public String name() {
    return root.name();
  }

  /** The root first, then the dependencies. */
  public List<PackageSource> packages() {
    return Stream.concat(Stream.of(root), dependencies.stream()).toList();
  }

  public Optional<PackageSource> findPackage(String name) {
    return packages().stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** The same project with one more package, such as the one that is built in. */
  public Project with(PackageSource further) {
    return new Project(
        root, Stream.concat(dependencies.stream(), Stream.of(further)).toList(), changes);
  }
}
