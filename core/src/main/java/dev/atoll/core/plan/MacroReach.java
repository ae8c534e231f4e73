package dev.atoll.core.plan;

import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.Sha256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which macros a text can reach, through others and through {@code adapter.dispatch}: by the names
 * it mentions, without rendering. Safe for use by several threads.
 */
final class MacroReach {
  private final MacroLibrary library;
  private final Map<String, List<MacroDefinition>> named = new HashMap<>();
  private final Map<String, Mentions> mentions = new ConcurrentHashMap<>();
  private final Map<String, String> hashes = new ConcurrentHashMap<>();
  private final Map<String, Collection<MacroDefinition>> direct = new ConcurrentHashMap<>();

  MacroReach(MacroLibrary library) {
    this.library = library;
    library.all().forEach(m -> named.computeIfAbsent(m.name(), key -> new ArrayList<>()).add(m));
  }

  /** What a text mentions. */
  Mentions mentions(String template) {
    return mentions.computeIfAbsent(template, Mentions::of);
  }

  /** The materialization of a name, as a place to begin. */
  Optional<MacroDefinition> materialization(String name) {
    return library.materialization(name);
  }

  /**
   * All macros that can be reached, by id.
   *
   * @param packageName where the texts stand
   * @param texts templates
   * @param further where to begin besides
   */
  Collection<MacroDefinition> from(
      String packageName, Collection<String> texts, Collection<MacroDefinition> further) {
    Map<String, MacroDefinition> found = new TreeMap<>();
    Deque<MacroDefinition> open = new ArrayDeque<>(further);
    for (String text : texts) {
      open.addAll(meant(packageName, mentions(text)));
    }
    while (!open.isEmpty()) {
      MacroDefinition macro = open.removeFirst();
      if (found.putIfAbsent(macro.id(), macro) == null) {
        open.addAll(direct.computeIfAbsent(macro.id(), id -> direct(macro)));
      }
    }
    return found.values();
  }

  private Collection<MacroDefinition> direct(MacroDefinition macro) {
    return meant(macro.packageName(), mentions(macro.text()));
  }

  /**
   * A bare name may mean a macro of the package, of the root or a built-in one, as who calls it
   * decides; all of them count.
   */
  private Collection<MacroDefinition> meant(String packageName, Mentions said) {
    SequencedSet<MacroDefinition> meant = new LinkedHashSet<>();
    for (String name : said.names()) {
      int dot = name.indexOf('.');
      if (dot > 0) {
        library.find(name.substring(0, dot), name.substring(dot + 1)).ifPresent(meant::add);
      } else {
        addBare(packageName, name, meant);
      }
    }
    for (String text : said.texts()) {
      // The names that dispatch() and context[…] take; which packages it looks through is not
      // asked.
      addBare(packageName, text, meant);
      for (String prefix : List.of(library.adapter(), "default")) {
        meant.addAll(named.getOrDefault(prefix + "__" + text, List.of()));
      }
    }
    return meant;
  }

  private void addBare(String packageName, String name, Set<MacroDefinition> meant) {
    if (named.containsKey(name)) {
      library.visible(packageName, name).ifPresent(meant::add);
      library.visible(library.root(), name).ifPresent(meant::add);
    }
  }

  /** The macro's text, by hash. */
  String hash(MacroDefinition macro) {
    return hashes.computeIfAbsent(macro.id(), id -> Sha256.of(macro.text()));
  }

  /** Whether a macro belongs to Atoll and not to the project or its packages. */
  boolean isBuiltIn(MacroDefinition macro) {
    return macro.packageName().equals(MacroLibrary.BUILT_IN)
        || macro.packageName().equals(MacroLibrary.BUILT_IN + "_" + library.adapter());
  }
}
