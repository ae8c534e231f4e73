package dev.atoll.core.overlay;

import dev.atoll.core.project.Change;
import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.MacroProperties;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an overlay adds must be new: otherwise it would shadow the project without a word. */
final class Additions {
  private static final Set<String> TESTS =
      Set.of("name", "tests", "data_tests", "columns", "description");

  private static final Set<ResourceType> IN_CATALOG =
      Set.of(ResourceType.UNIT_TEST, ResourceType.EXPOSURE);

  private final Project base;
  private final Catalog catalog;
  private final Overlay overlay;
  private final Problems problems;

  Additions(Project base, Catalog catalog, Overlay overlay, Problems problems) {
    this.base = base;
    this.catalog = catalog;
    this.overlay = overlay;
    this.problems = problems;
  }

  /** Reports what is there already; the rest are the additions. */
  List<Change> check(PackageSource added) {
    List<Change> changes = new ArrayList<>();
    for (Resource resource : Catalog.of(added)) {
      Optional<Resource> known = catalog.withId(resource.id());
      if (known.isPresent()) {
        exists(resource.place(), resource.shown(), known.get().place());
      }
      changes.add(Change.of(overlay.name(), Change.Kind.ADDED, resource.id(), resource.place()));
    }
    checkNames(added);
    for (PropertiesFile file : added.properties()) {
      file.resources().forEach(this::checkDescription);
    }
    return changes;
  }

  private void exists(Place place, String what, Place known) {
    problems.add(
        Problem.error(
            OverlayCodes.EXISTS,
            place,
            "the project has " + article(what) + " " + what + " already",
            "it stands at " + known + "; overlay '" + overlay.name() + "' adds another",
            "give it another name, or replace the one of the project"));
  }

  private static String article(String what) {
    return what.startsWith("exposure") || what.startsWith("analysis") ? "an" : "a";
  }

  /** What else has names of its own: docs, groups, what is said of macros … */
  private void checkNames(PackageSource added) {
    Map<String, Place> known = names(base.root());
    names(added)
        .forEach(
            (name, place) -> {
              Place earlier = known.get(name);
              if (earlier != null) {
                exists(place, name, earlier);
              }
            });
  }

  private static Map<String, Place> names(PackageSource source) {
    Map<String, Place> names = new HashMap<>();
    for (DocsBlock block : source.docs()) {
      names.put("docs block '" + block.name() + "'", block.place());
    }
    for (PropertiesFile file : source.properties()) {
      for (OtherProperties other : file.others()) {
        if (IN_CATALOG.contains(other.type())) {
          continue;
        }
        names.put(
            other.type().word().replace('_', ' ') + " '" + other.name().text() + "'",
            other.place());
      }
      for (MacroProperties macro : file.macros()) {
        names.put("description of macro '" + macro.name().text() + "'", macro.place());
      }
    }
    return names;
  }

  /** Of what the project describes itself an overlay's YAML may add tests, and nothing else. */
  private void checkDescription(ResourceProperties said) {
    Optional<ResourceProperties> known =
        base.root().properties().stream()
            .flatMap(file -> file.resources().stream())
            .filter(
                other ->
                    other.type() == said.type() && other.name().text().equals(said.name().text()))
            .findFirst();
    if (known.isEmpty()) {
      return;
    }
    List<String> further = new ArrayList<>(further(said.raw()));
    for (ColumnProperties column : said.columns()) {
      further.addAll(further(column.raw()));
    }
    if (!further.isEmpty()) {
      problems.add(
          Problem.error(
              OverlayCodes.EXISTS,
              said.place(),
              "the project describes "
                  + said.type().word()
                  + " '"
                  + said.name().text()
                  + "' itself",
              "'"
                  + further.getFirst()
                  + "' would have no effect here; it stands at "
                  + known.get().place(),
              "add tests here, and set configs under 'config' of overlay.yml"));
    }
  }

  private static List<String> further(YamlMap raw) {
    return raw.fields().keySet().stream().filter(key -> !TESTS.contains(key)).toList();
  }
}
