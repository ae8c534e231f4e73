package dev.atoll.core.overlay;

import dev.atoll.core.project.Change;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes that do not go together. Overlays change the shared project, never what another overlay
 * made of it; so the order in which a tenant has them decides how columns nest, and never which of
 * two contradicting changes wins.
 */
final class Clashes {
  /** Configs that add up or merge instead of replacing one another. */
  private static final Set<String> ADDING =
      Set.of("tags", "meta", "docs", "grants", "pre-hook", "pre_hook", "post-hook", "post_hook");

  private Clashes() {}

  /** What one overlay says against itself. */
  static void within(Overlay overlay, List<Change> changes, Problems problems) {
    Set<Place> paths = paths(overlay);
    for (int i = 0; i < changes.size(); i++) {
      for (int j = 0; j < i; j++) {
        Change earlier = changes.get(j);
        Change later = changes.get(i);
        if (earlier.resource().equals(later.resource())
            && !isTwice(earlier, later)
            && contradict(earlier, later, paths)) {
          problems.add(
              clash(
                  later.place(),
                  "overlay '" + overlay.name() + "' changes " + later.resource() + " twice",
                  verb(earlier) + " it at " + earlier.place() + ", and " + verb(later) + " it here",
                  "keep one of the two"));
        }
      }
    }
  }

  /** A path and a name may set configs of one resource. */
  private static boolean isTwice(Change earlier, Change later) {
    return earlier.kind() == Change.Kind.CONFIGURED && later.kind() == Change.Kind.CONFIGURED;
  }

  /** What the overlays of one tenant say against each other, at the later of two. */
  static List<Problem> between(List<Prepared> overlays) {
    List<Problem> found = new ArrayList<>();
    Map<String, List<Change>> known = new LinkedHashMap<>();
    Set<Place> paths = new HashSet<>();
    overlays.forEach(prepared -> paths.addAll(paths(prepared.overlay())));
    for (Prepared prepared : overlays) {
      for (Change change : prepared.changes()) {
        for (Change earlier : known.getOrDefault(change.resource(), List.of())) {
          if (contradict(earlier, change, paths)) {
            found.add(between(earlier, change, change.resource()));
          } else if (earlier.kind() == Change.Kind.CONFIGURED
              && change.kind() == Change.Kind.CONFIGURED) {
            found.addAll(configs(earlier, change));
          }
        }
      }
      found.addAll(columns(overlays, prepared));
      prepared
          .changes()
          .forEach(
              change ->
                  known.computeIfAbsent(change.resource(), key -> new ArrayList<>()).add(change));
    }
    return found.stream().distinct().toList();
  }

  /** Where configs are set for all that lies below a path. */
  private static Set<Place> paths(Overlay overlay) {
    return overlay.patches().stream()
        .filter(Overlay.Patch::isPath)
        .map(patch -> patch.target().place())
        .collect(Collectors.toSet());
  }

  /** A config that a path sets along the way means nobody in particular. */
  private static boolean contradict(Change left, Change right, Set<Place> paths) {
    return contradict(left.kind(), right.kind())
        && !paths.contains(left.place())
        && !paths.contains(right.place());
  }

  private static boolean contradict(Change.Kind left, Change.Kind right) {
    if (left == Change.Kind.DISABLED || right == Change.Kind.DISABLED) {
      return left != right;
    }
    return switch (left) {
      case ADDED -> true;
      case REPLACED -> right != Change.Kind.CONFIGURED;
      case EXTENDED -> right == Change.Kind.REPLACED || right == Change.Kind.ADDED;
      case CONFIGURED -> right == Change.Kind.ADDED;
      case DISABLED -> false;
    };
  }

  private static Problem between(Change earlier, Change later, String what) {
    return clash(
        later.place(),
        "overlays '" + earlier.overlay() + "' and '" + later.overlay() + "' both change " + what,
        "'"
            + earlier.overlay()
            + "' "
            + verb(earlier)
            + " it at "
            + earlier.place()
            + ", '"
            + later.overlay()
            + "' "
            + verb(later)
            + " it",
        "make one overlay of the two, or let no tenant have both");
  }

  private static List<Problem> configs(Change earlier, Change later) {
    List<Problem> found = new ArrayList<>();
    for (YamlEntry entry : later.config().entries()) {
      earlier
          .config()
          .entry(entry.key())
          .filter(other -> !ADDING.contains(entry.key()))
          .filter(other -> !Objects.equals(other.value().toJava(), entry.value().toJava()))
          .ifPresent(
              other ->
                  found.add(
                      between(
                          at(earlier, other.place()),
                          at(later, entry.place()),
                          "config '" + entry.key() + "' of " + later.resource())));
    }
    return found;
  }

  private static Change at(Change change, Place place) {
    return Change.of(change.overlay(), change.kind(), change.resource(), place);
  }

  private static List<Problem> columns(List<Prepared> overlays, Prepared later) {
    List<Problem> found = new ArrayList<>();
    for (Prepared earlier : overlays.subList(0, overlays.indexOf(later))) {
      for (Prepared.Wrapping one : earlier.wrappings()) {
        for (Prepared.Wrapping other : later.wrappings()) {
          if (one.target().id().equals(other.target().id())) {
            found.addAll(columns(earlier, one.extension(), later, other.extension()));
          }
        }
      }
    }
    return found;
  }

  private static List<Problem> columns(
      Prepared earlier, Overlay.Extension one, Prepared later, Overlay.Extension other) {
    List<Problem> found = new ArrayList<>();
    for (Overlay.Column column : other.columns()) {
      one.columns().stream()
          .filter(known -> folded(known).equals(folded(column)))
          .forEach(
              known ->
                  found.add(
                      clash(
                          column.name().place(),
                          "overlays '"
                              + earlier.overlay().name()
                              + "' and '"
                              + later.overlay().name()
                              + "' both add column '"
                              + column.name().text()
                              + "' to "
                              + other.target().text(),
                          "the other stands at " + known.name().place(),
                          "rename one of them, or let no tenant have both")));
    }
    return found;
  }

  private static String folded(Overlay.Column column) {
    return column.name().text().toLowerCase(Locale.ROOT);
  }

  private static String verb(Change change) {
    return switch (change.kind()) {
      case ADDED -> "adds";
      case EXTENDED -> "extends";
      case REPLACED -> "replaces";
      case CONFIGURED -> "configures";
      case DISABLED -> "disables";
    };
  }

  private static Problem clash(Place place, String message, String cause, String mend) {
    return Problem.error(OverlayCodes.CLASH, place, message, cause, mend);
  }
}
