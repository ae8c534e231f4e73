package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.MacroKind;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ProjectFile.DispatchRule;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
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

/**
 * All macros of a project, its packages and Atoll itself, compiled once for all tenants. Immutable
 * to its readers and safe for use by several threads.
 *
 * <p>Who finds what follows dbt (https://docs.getdbt.com/reference/dbt-jinja-functions/dispatch): a
 * bare name means the macro of the node's own package, else of the root project, else the built-in
 * one; the adapter's built-in macros come before the general ones.
 */
public final class MacroLibrary {
  /** The name under which all built-in macros can be reached, the adapter's included. */
  public static final String BUILT_IN = "dbt";

  private final String root;
  private final String adapter;
  private final SequencedMap<String, Map<String, Macro>> byPackage;
  private final Map<String, List<String>> searchOrders;
  private final Set<String> builtInPackages;
  private final Map<String, Map<String, Macro>> visible = new ConcurrentHashMap<>();

  private MacroLibrary(
      String root,
      String adapter,
      SequencedMap<String, Map<String, Macro>> byPackage,
      Set<String> builtInPackages,
      Map<String, List<String>> searchOrders) {
    this.root = root;
    this.adapter = adapter;
    this.byPackage = byPackage;
    this.builtInPackages = builtInPackages;
    this.searchOrders = searchOrders;
  }

  /**
   * Compiles all macros.
   *
   * @param builtIn packages of Atoll, the most specific first: the adapter's, then the general one
   * @param adapter the engine's type, the prefix of its implementations
   */
  public static MacroLibrary compile(
      Project project,
      List<PackageSource> builtIn,
      String adapter,
      Syntax syntax,
      Problems problems) {
    SequencedMap<String, Map<String, Macro>> byPackage = new LinkedHashMap<>();
    for (PackageSource source : project.packages()) {
      byPackage.put(source.name(), macros(source, syntax, problems));
    }
    Map<String, Macro> merged = new LinkedHashMap<>();
    for (PackageSource source : builtIn) {
      Map<String, Macro> own = macros(source, syntax, problems);
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

  private static Map<String, Macro> macros(PackageSource source, Syntax syntax, Problems problems) {
    Map<String, Macro> macros = new LinkedHashMap<>();
    for (MacroFile file : source.macroFiles()) {
      Map<String, MacroDefinition> declared = new HashMap<>();
      file.definitions()
          .forEach(macro -> declared.put(key(macro.place().line(), macro.place().column()), macro));
      try {
        Template template =
            Template.parse(Source.of(file.source().shownPath(), file.source().text()), syntax);
        for (Definition definition : template.definitions()) {
          MacroDefinition macro =
              declared.get(key(definition.place().line(), definition.place().column()));
          if (macro != null) {
            macros.put(macro.name(), new Macro(macro, definition));
          }
        }
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return Collections.unmodifiableMap(macros);
  }

  private static String key(int line, int column) {
    return line + ":" + column;
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

  /** A macro of one package; {@link #BUILT_IN} finds the adapter's as well. */
  public Optional<Macro> find(String packageName, String name) {
    return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name));
  }

  /** The macro that a bare name means in a node of a package. */
  public Optional<Macro> visible(String fromPackage, String name) {
    return Optional.ofNullable(visibleFrom(fromPackage).get(name));
  }

  /** All macros that bare names can mean in a node of a package. */
  public Map<String, Macro> visibleFrom(String fromPackage) {
    return visible.computeIfAbsent(
        fromPackage,
        name -> {
          Map<String, Macro> all = new HashMap<>(byPackage.getOrDefault(BUILT_IN, Map.of()));
          all.putAll(byPackage.getOrDefault(root, Map.of()));
          if (!builtInPackages.contains(name)) {
            all.putAll(byPackage.getOrDefault(name, Map.of()));
          }
          return all;
        });
  }

  /** A macro that projects override to set names: the root's, else the built-in one. */
  public Optional<Macro> overridable(String name) {
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

  /** The adapter's names by which implementations are prefixed, most specific first. */
  List<String> prefixes() {
    return List.of(adapter, "default");
  }

  /**
   * The materialisation of a name: one for this adapter before a default one; then the root
   * project's before a package's before the built-in one.
   */
  public Optional<Macro> materialization(String name) {
    record Candidate(Macro macro, int specificity, int locality) {}
    return byPackage.entrySet().stream()
        .flatMap(entry -> entry.getValue().values().stream())
        .filter(
            macro ->
                macro.declared().kind() instanceof MacroKind.Materialization kind
                    && kind.name().equals(name)
                    && prefixes().contains(kind.adapter()))
        .map(
            macro ->
                new Candidate(
                    macro,
                    prefixes()
                        .indexOf(((MacroKind.Materialization) macro.declared().kind()).adapter()),
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
        .map(macro -> macro.declared().kind())
        .filter(MacroKind.Materialization.class::isInstance)
        .map(kind -> ((MacroKind.Materialization) kind).name())
        .distinct()
        .sorted()
        .toList();
  }
}
