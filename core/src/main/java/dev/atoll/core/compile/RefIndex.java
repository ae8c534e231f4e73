package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what {@code ref()} and {@code source()} mean: the node's own package first, then the root
 * project, then any package. Immutable.
 */
public final class RefIndex {
  /** A ref or source that names nothing. */
  public static final String UNKNOWN = "A401";

  /** A ref or source that names something disabled. */
  public static final String DISABLED = "A402";

  /**
   * What a reference can name.
   *
   * @param latest whether a reference without version means it
   */
  record Entry(
      String id, String packageName, String name, Optional<String> version, boolean latest) {}

  /** A ref that names a node of several packages. */
  public static final String AMBIGUOUS = "A406";

  private final String root;
  private final Map<String, List<Entry>> nodes = new HashMap<>();
  private final Map<References.SourceRef, List<Entry>> sources = new HashMap<>();
  private final Map<String, String> disabledNodes = new HashMap<>();
  private final Map<References.SourceRef, String> disabledSources = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  RefIndex(String root) {
    this.root = root;
  }

  void addNode(Entry entry) {
    nodes.computeIfAbsent(entry.name, name -> new ArrayList<>()).add(entry);
  }

  void addSource(References.SourceRef source, Entry entry) {
    sources.computeIfAbsent(source, key -> new ArrayList<>()).add(entry);
  }

  /**
   * @param why it is disabled
   */
  void addDisabledNode(String name, String why) {
    disabledNodes.put(name, why);
  }

  /**
   * @param why it is disabled
   */
  void addDisabledSource(References.SourceRef source, String why) {
    disabledSources.put(source, why);
  }

  /** What has a mistake of its own is there, although it is no node: who reads it is not wrong. */
  void addBroken(String name) {
    broken.add(name);
  }

  /** Whether a name is that of something with a mistake of its own. */
  boolean isBroken(String name) {
    return broken.contains(name);
  }

  boolean isDisabled(String name) {
    return disabledNodes.containsKey(name);
  }

  /** Whether several packages have what a reference names, and neither reader nor root does. */
  boolean isAmbiguous(References.Ref ref, String fromPackage) {
    return ref.packageName().isEmpty() && owners(ref, fromPackage).size() > 1;
  }

  private List<String> owners(References.Ref ref, String fromPackage) {
    List<String> owners = named(ref).stream().map(Entry::packageName).distinct().sorted().toList();
    return owners.contains(fromPackage) || owners.contains(root) ? List.of() : owners;
  }

  private List<Entry> named(References.Ref ref) {
    return nodes.getOrDefault(ref.name(), List.of()).stream()
        .filter(
            entry -> ref.version().isEmpty() ? entry.latest : entry.version.equals(ref.version()))
        .toList();
  }

  /** The id of the node a reference names. */
  Optional<String> find(References.Ref ref, String fromPackage) {
    List<Entry> named = named(ref);
    return ref.packageName().isPresent()
        ? inPackage(named, ref.packageName().get())
        : nearest(named, fromPackage);
  }

  /** The id of the source table a reference names. */
  Optional<String> find(References.SourceRef source, String fromPackage) {
    return nearest(sources.getOrDefault(source, List.of()), fromPackage);
  }

  private Optional<String> nearest(List<Entry> entries, String fromPackage) {
    return inPackage(entries, fromPackage)
        .or(() -> inPackage(entries, root))
        .or(() -> entries.stream().map(Entry::id).findFirst());
  }

  private static Optional<String> inPackage(List<Entry> entries, String packageName) {
    return entries.stream()
        .filter(entry -> entry.packageName.equals(packageName))
        .map(Entry::id)
        .findFirst();
  }

  /** The Problem of a reference that names nothing, or too much, without place. */
  ProblemException unknown(References.Ref ref) {
    List<String> owners = ref.packageName().isPresent() ? List.of() : owners(ref, "");
    if (owners.size() > 1) {
      return Faults.fault(
          AMBIGUOUS,
          ref.description() + " names a node of several packages",
          "there is one in each of " + String.join(", ", owners),
          "name the package: ref('" + owners.getFirst() + "', '" + ref.name() + "')");
    }
    List<String> versions = versions(ref.name());
    if (ref.version().isPresent() && !versions.isEmpty()) {
      return Faults.fault(
          UNKNOWN,
          ref.description() + " names no version of the model",
          "its versions are " + String.join(", ", versions),
          "correct the version, or add it to the model's 'versions:'");
    }
    String disabled = disabledNodes.get(ref.name());
    if (disabled != null) {
      return Faults.fault(
          DISABLED,
          ref.description() + " names a node that is disabled",
          disabled,
          "enable it, or remove the reference");
    }
    return Faults.fault(
        UNKNOWN,
        ref.description() + " names no model, seed or snapshot",
        ref.packageName()
            .map(name -> "looked in package '" + name + "'")
            .orElse("looked in the project and all its packages"),
        Nearest.suggestion(
            ref.name(), nodes.keySet(), "add a model of that name, or correct the reference"));
  }

  private List<String> versions(String name) {
    return nodes.getOrDefault(name, List.of()).stream()
        .flatMap(entry -> entry.version.stream())
        .toList();
  }

  /** The Problem of a source that does not exist, without place. */
  ProblemException unknown(References.SourceRef source) {
    String disabled = disabledSources.get(source);
    if (disabled != null) {
      return Faults.fault(
          DISABLED,
          source.description() + " names a table that is disabled",
          disabled,
          "enable it, or remove the reference");
    }
    List<String> tables =
        sources.keySet().stream()
            .filter(known -> known.source().equals(source.source()))
            .map(References.SourceRef::table)
            .sorted()
            .toList();
    List<String> names =
        sources.keySet().stream().map(References.SourceRef::source).distinct().sorted().toList();
    return Faults.fault(
        UNKNOWN,
        source.description() + " names no source table",
        tables.isEmpty()
            ? "no source is called '" + source.source() + "'"
            : "source '" + source.source() + "' has: " + String.join(", ", tables),
        tables.isEmpty()
            ? Nearest.suggestion(source.source(), names, "declare the source in a .yml file")
            : Nearest.suggestion(source.table(), tables, "declare the table in the source"));
  }
}
