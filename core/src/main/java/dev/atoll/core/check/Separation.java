package dev.atoll.core.check;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.resolve.Contribution;
import dev.atoll.core.resolve.Layer;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Traced;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at a whole fleet, rule by rule. The root project is looked at, its packages are not: they
 * are somebody else's.
 */
public final class Separation {
  private static final Pattern IDENTITY = Pattern.compile("\\{[a-z_][a-z0-9_-]*\\}");
  private static final Set<String> SQL_KEYS =
      Set.of("on-run-start", "on-run-end", "pre-hook", "post-hook", "pre_hook", "post_hook");

  /** Which rules are looked at. */
  public enum Scope {
    SEPARATION,
    SEPARATION_AND_TIDINESS
  }

  private final Project project;
  private final ResolvedFleet fleet;
  private final Namespaces namespaces;
  private final Findings findings;

  private Separation(
      Project project, ResolvedFleet fleet, Namespaces namespaces, CheckPolicy policy) {
    this.project = project;
    this.fleet = fleet;
    this.namespaces = namespaces;
    this.findings = new Findings(policy);
  }

  /**
   * What is found, by place.
   *
   * @param overlaid what overlays make of the project: their files are logic, too, but may know for
   *     whom they are
   */
  public static List<Problem> problems(
      Project project,
      Collection<Project> overlaid,
      ResolvedFleet fleet,
      Namespaces namespaces,
      CheckPolicy policy,
      Scope scope) {
    Separation separation = new Separation(project, fleet, namespaces, policy);
    separation.look();
    separation.look(overlaid);
    if (scope == Scope.SEPARATION_AND_TIDINESS) {
      new Tidiness(fleet, separation.findings).look(project, overlaid);
    }
    return separation.findings.sorted();
  }

  private void look() {
    PackageSource root = project.root();
    TenantNames known = TenantNames.of(fleet, taken());
    NameRules names = new NameRules(known, findings);
    Conditions conditions = new Conditions(fleet.fleet().environments().names(), findings);
    Switches switches = new Switches(known, identities(), findings);
    TemplateSql templates = new TemplateSql(findings);
    for (LogicText text : LogicText.of(root)) {
      templates.look(text);
      LiteralPlaces.Names written = LiteralPlaces.in(text.sql());
      written.places().forEach(found -> literal(text, found));
      namespaces.names(text, written.own(), findings);
      switches.look(text);
      conditions.look(text.statements(), text::place);
      names.look(text);
    }
    for (YamlMap yaml : yaml(root)) {
      switches.look(yaml);
      new YamlLogic(conditions, findings).look(yaml);
      names.look(yaml);
    }
    Set<String> layers = new LinkedHashSet<>();
    fleet.fleet().layers().stream().map(Layer::name).forEach(layers::add);
    new LayerTexts(layers, findings).look(fleet);
  }

  private void look(Collection<Project> overlaid) {
    Set<String> known = new HashSet<>();
    LogicText.of(project.root()).forEach(text -> known.add(text.source().name()));
    for (Project changed : overlaid) {
      for (LogicText text : LogicText.of(changed.root())) {
        if (known.add(text.source().name())) {
          LiteralPlaces.Names written = LiteralPlaces.in(text.sql());
          written.places().forEach(found -> literal(text, found));
          namespaces.names(text, written.own(), findings);
        }
      }
    }
  }

  private void literal(LogicText text, LiteralPlaces.Found found) {
    findings.add(
        Rule.LITERAL_PLACE,
        found.qualifier(),
        text.place(found.start(), found.end()),
        "SQL names the schema or database of '"
            + text.source().text().substring(found.start(), found.end())
            + "'",
        "'" + found.qualifier() + "' is written out, and is the same for every tenant",
        "read it with ref() or source(); where a source lies is said in YAML and by layers");
  }

  private static List<YamlMap> yaml(PackageSource root) {
    List<YamlMap> all = new ArrayList<>();
    root.properties().stream().map(PropertiesFile::raw).forEach(all::add);
    all.add(root.file().raw());
    return all;
  }

  /** Names of the project's own resources: a tenant of the same name is not meant by them. */
  private Set<String> taken() {
    Set<String> taken = new LinkedHashSet<>();
    for (PackageSource source : project.packages()) {
      take(taken, source.name());
      source.models().forEach(file -> take(taken, file.name()));
      source.seeds().forEach(file -> take(taken, file.name()));
      source.snapshots().forEach(block -> take(taken, block.name()));
      source.macros().forEach(macro -> take(taken, macro.name()));
      for (PropertiesFile file : source.properties()) {
        file.resources().stream().map(ResourceProperties::name).forEach(name -> take(taken, name));
        for (SourceProperties declared : file.sources()) {
          take(taken, declared.name());
          declared.tables().forEach(table -> take(taken, table.name()));
        }
      }
    }
    return taken;
  }

  private static void take(Set<String> taken, YamlScalar name) {
    take(taken, name.text());
  }

  private static void take(Set<String> taken, String name) {
    taken.add(name.toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  /** Variables that layers fill with {@code {tenant}} or a label. */
  private Set<String> identities() {
    Set<String> identities = new LinkedHashSet<>();
    for (Tenant tenant : fleet.all()) {
      tenant
          .trace()
          .key("vars")
          .ifPresent(
              vars ->
                  vars.keys()
                      .forEach(
                          (name, value) -> {
                            if (isIdentity(value)) {
                              identities.add(name);
                            }
                          }));
    }
    return identities;
  }

  private static boolean isIdentity(Traced traced) {
    return traced.history().stream()
        .map(Contribution::written)
        .anyMatch(
            written ->
                written instanceof String text
                    && IDENTITY.matcher(text).find()
                    && !text.contains("{env}"));
  }

  static boolean isSql(String key) {
    return SQL_KEYS.contains(key.startsWith("+") ? key.substring(1) : key);
  }
}
