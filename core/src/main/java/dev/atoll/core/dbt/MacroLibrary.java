package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroKind;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ProjectFile.DispatchRule;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * All macros of a project, its packages and Atoll itself, for all tenants. Immutable to its readers
 * and safe for use by several threads.
 *
 * <p>Who finds what follows dbt (https://docs.getdbt.com/reference/dbt-jinja-functions/dispatch): a
 * bare name means the macro of the node's own package, else of the root project, else the built-in
 * one; the adapter's built-in macros come before the general ones.
 */
public final class MacroLibrary {
  /** The name under which all built-in macros can be reached, the adapter's included. */
  public static final String BUILT_IN = "dbt";

  private static final Pattern BUILT_IN_FILE =
      Pattern.compile("^" + BUILT_IN + "(_[a-z]+)?/macros/");

  private final String root;
  private final String adapter;
  private final SequencedMap<String, Map<String, MacroDefinition>> byPackage;
  private final Map<String, List<String>> searchOrders;
  private final Set<String> builtInPackages;
  private final Map<String, Map<String, MacroDefinition>> visible = new ConcurrentHashMap<>();
  private final Map<String, Optional<MacroDefinition>> materializations = new ConcurrentHashMap<>();

  private MacroLibrary(
      String root,
      String adapter,
      SequencedMap<String, Map<String, MacroDefinition>> byPackage,
      Set<String> builtInPackages,
      Map<String, List<String>> searchOrders) {
    this.root = root;
    this.adapter = adapter;
    this.byPackage = byPackage;
    this.builtInPackages = builtInPackages;
    this.searchOrders = searchOrders;
  }

  /** Whether a place lies in a macro of Atoll, which nobody can mend. */
  public static boolean isBuiltIn(Place place) {
    return BUILT_IN_FILE.matcher(place.file()).find();
  }

  /** The Problem at the innermost place that its author can mend. */
  public static Problem inOwnFile(Problem problem) {
    return problem.place().filter(MacroLibrary::isBuiltIn).isEmpty()
        ? problem
        : problem.trace().stream()
            .map(Problem.Frame::place)
            .filter(place -> !isBuiltIn(place))
            .findFirst()
            .map(problem::at)
            .orElse(problem);
  }

  /**
   * Gathers all macros.
   *
   * @param builtIn packages of Atoll, the most specific first: the adapter's, then the general one
   * @param adapter the engine's type, the prefix of its implementations
   */
  public static MacroLibrary of(Project project, List<PackageSource> builtIn, String adapter) {
    SequencedMap<String, Map<String, MacroDefinition>> byPackage = new LinkedHashMap<>();
    for (PackageSource source : project.packages()) {
      byPackage.put(source.name(), macros(source));
    }
    Map<String, MacroDefinition> merged = new LinkedHashMap<>();
    for (PackageSource source : builtIn) {
      Map<String, MacroDefinition> own = macros(source);
      byPackage.put(source.name(), own);
      own.forEach(merged::putIfAbsent);
    }
    byPackage.put(BUILT_IN, merged);
    Set<String> names = new LinkedHashSet<>(builtIn.stream().map(PackageSource::name).toList());
    names.add(BUILT_IN);
    Map<String, List<String>> orders = new HashMap<>();
    for (DispatchRule rule : project.root().file().dispatch()) {
      orders.put(rule.macroNamespace(), rule.searchOrder());
    }
    return new MacroLibrary(project.name(), adapter, byPackage, Ordered.set(names), orders);
  }

  private static Map<String, MacroDefinition> macros(PackageSource source) {
    Map<String, MacroDefinition> macros = new LinkedHashMap<>();
    source.macros().forEach(macro -> macros.put(macro.name(), macro));
    return Collections.unmodifiableMap(macros);
  }

  public String adapter() {
    return adapter;
  }

  public String root() {
    return root;
  }

  /** Names of packages that templates can name, as in {@code dbt_utils.star}. */
  public Set<String> packages() {
    return byPackage.sequencedKeySet();
  }

  /** Every macro once, the packages in order, the built-in ones last. */
  public List<MacroDefinition> all() {
    return byPackage.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(BUILT_IN) || !builtInPackages.contains(BUILT_IN))
        .flatMap(entry -> entry.getValue().values().stream())
        .distinct()
        .toList();
  }

  /** A macro of one package; {@link #BUILT_IN} finds the adapter's as well. */
  public Optional<MacroDefinition> find(String packageName, String name) {
    return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name));
  }

  /** The macro that a bare name means in a node of a package. */
  public Optional<MacroDefinition> visible(String fromPackage, String name) {
    return Optional.ofNullable(visibleFrom(fromPackage).get(name));
  }

  /** All macros that bare names can mean in a node of a package. */
  public Map<String, MacroDefinition> visibleFrom(String fromPackage) {
    return visible.computeIfAbsent(
        fromPackage,
        name -> {
          Map<String, MacroDefinition> all =
              new HashMap<>(byPackage.getOrDefault(BUILT_IN, Map.of()));
          all.putAll(byPackage.getOrDefault(root, Map.of()));
          if (!builtInPackages.contains(name)) {
            all.putAll(byPackage.getOrDefault(name, Map.of()));
          }
          return all;
        });
  }

  /** A macro that projects override to set names: the root's, else the built-in one. */
  public Optional<MacroDefinition> overridable(String name) {
    return find(root, name).or(() -> find(BUILT_IN, name));
  }

  /** The packages that dispatch looks through for a namespace; empty means all that is visible. */
  List<String> searchOrder(Optional<String> namespace) {
    if (namespace.isEmpty()) {
      return List.of();
    }
    List<String> configured = searchOrders.get(namespace.get());
    if (configured != null) {
      return configured;
    }
    boolean isDependency =
        byPackage.containsKey(namespace.get()) && !builtInPackages.contains(namespace.get());
    return isDependency ? List.of(root, namespace.get()) : List.of();
  }

  /** What {@code adapter.dispatch} would call, asked by a macro of a package. */
  public Optional<MacroDefinition> dispatched(
      String name, Optional<String> namespace, String fromPackage) {
    List<String> packages = searchOrder(namespace);
    for (String source : packages.isEmpty() ? List.of("") : packages) {
      for (String prefix : prefixes()) {
        String candidate = prefix + "__" + name;
        Optional<MacroDefinition> macro =
            source.isEmpty() ? visible(fromPackage, candidate) : find(source, candidate);
        if (macro.isPresent()) {
          return macro;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a package of macros comes with the tool, dbt's or Atoll's. */
  public boolean isBuiltIn(String packageName) {
    return packageName.equals(BUILT_IN) || packageName.equals(BUILT_IN + "_" + adapter);
  }

  /** The adapter's names by which implementations are prefixed, most specific first. */
  List<String> prefixes() {
    return List.of(adapter, "default");
  }

  /**
   * The materialisation of a name: one for this adapter before a default one; then the root
   * project's before a package's before the built-in one.
   */
  public Optional<MacroDefinition> materialization(String name) {
    return materializations.computeIfAbsent(name, this::findMaterialization);
  }

  private Optional<MacroDefinition> findMaterialization(String name) {
    record Candidate(MacroDefinition macro, int specificity, int locality) {}
    return byPackage.entrySet().stream()
        .flatMap(entry -> entry.getValue().values().stream())
        .filter(
            macro ->
                macro.kind() instanceof MacroKind.Materialization kind
                    && kind.name().equals(name)
                    && prefixes().contains(kind.adapter()))
        .map(
            macro ->
                new Candidate(
                    macro,
                    prefixes().indexOf(((MacroKind.Materialization) macro.kind()).adapter()),
                    locality(macro.packageName())))
        .min(Comparator.comparingInt(Candidate::specificity).thenComparingInt(Candidate::locality))
        .map(Candidate::macro);
  }

  private int locality(String packageName) {
    if (packageName.equals(root)) {
      return 0;
    }
    return builtInPackages.contains(packageName) ? 2 : 1;
  }

  /** The names of all materialisations that could be meant, for a suggestion. */
  public List<String> materializations() {
    return byPackage.values().stream()
        .flatMap(macros -> macros.values().stream())
        .map(macro -> macro.kind())
        .filter(MacroKind.Materialization.class::isInstance)
        .map(kind -> ((MacroKind.Materialization) kind).name())
        .distinct()
        .sorted()
        .toList();
  }
}
