package dev.atoll.core.overlay;

import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what an overlay means by its names, and whether it may be changed so. */
final class Targets {
  private final Project base;
  private final Catalog catalog;
  private final Overlay overlay;
  private final Problems problems;

  Targets(Project base, Catalog catalog, Overlay overlay, Problems problems) {
    this.base = base;
    this.catalog = catalog;
    this.overlay = overlay;
    this.problems = problems;
  }

  /** The one resource of a name; anything else is a Problem. */
  Optional<Resource> one(Overlay.Named name) {
    List<Resource> found = catalog.named(name.text());
    if (found.isEmpty()) {
      problems.add(missing(name));
    } else if (found.size() > 1) {
      problems.add(
          Problem.error(
              OverlayCodes.AMBIGUOUS,
              name.place(),
              "'" + name.text() + "' is the name of " + found.size() + " resources",
              found.stream().map(Resource::id).collect(Collectors.joining(", ")),
              "name one of them by its id"));
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The resources of the root package below a path, at least one. */
  List<Resource> below(Overlay.Named path) {
    List<Resource> found = catalog.below(PathPattern.of(path.text()), base.name());
    if (found.isEmpty()) {
      problems.add(
          Problem.error(
              OverlayCodes.NO_TARGET,
              path.place(),
              "nothing of the project lies at '" + path.text() + "'",
              "overlay '" + overlay.name() + "' sets configs there",
              "correct the path, or remove it"));
    }
    return found;
  }

  private Problem missing(Overlay.Named name) {
    List<String> names = catalog.names(name.text());
    return Problem.error(
        OverlayCodes.NO_TARGET,
        name.place(),
        "the project has no '" + name.text() + "'",
        "overlay '" + overlay.name() + "' changes it; it may have been renamed or removed since",
        Nearest.suggestion(name.text(), names, "follow the project, or remove the change"));
  }

  Problem wrong(Overlay.Named name, String message, String cause) {
    return Problem.error(
        OverlayCodes.WRONG_TARGET,
        name.place(),
        message,
        cause,
        "remove it from overlay '" + overlay.name() + "'");
  }

  /** Reports a change that a resource is closed to. */
  void allow(Resource target, Slot.Way way, Place place) {
    Slot slot = Slot.of(base, target);
    if (slot.allows(way)) {
      return;
    }
    String said = slot.place().map(where -> " at " + where).orElse("");
    problems.add(
        Problem.error(
            OverlayCodes.CLOSED,
            place,
            target.shown() + " is closed to '" + way.word() + "'",
            "the project says 'extend: " + slot.written() + "'" + said,
            slot.unknown().isEmpty()
                ? "agree with its owner to open it, or add a model of your own that reads it"
                : Nearest.suggestion(
                    slot.unknown().getFirst(),
                    Slot.WORDS,
                    "it can be " + String.join(", ", Slot.WORDS))));
  }
}
