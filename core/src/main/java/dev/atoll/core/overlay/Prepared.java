package dev.atoll.core.overlay;

import dev.atoll.core.project.Change;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Problem;
import java.util.List;

/**
 * One overlay, held against the shared project.
 *
 * @param added the files it adds
 * @param changes all it does, each with the resource it means
 * @param hash of all that its files say
 * @param problems what is wrong with it, conflicts with the project among it
 */
record Prepared(
    Overlay overlay,
    YamlText text,
    PackageSource added,
    List<Wrapping> wrappings,
    List<Swap> swaps,
    List<PropertiesFile> columns,
    List<Change> changes,
    String hash,
    List<Problem> problems) {

  /** A model and what goes around it. */
  record Wrapping(Resource target, Overlay.Extension extension) {}

  /**
   * A resource and what stands in its place.
   *
   * @param file the same kind of thing, read from the overlay's folder
   */
  record Swap(Resource target, Overlay.Replacement replacement, Resource file) {}

  Prepared {
    wrappings = List.copyOf(wrappings);
    swaps = List.copyOf(swaps);
    columns = List.copyOf(columns);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
