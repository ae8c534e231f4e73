package dev.atoll.core.check;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.resolve.Contribution;
import dev.atoll.core.resolve.Layer;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Traced;
import dev.atoll.core.resolve.Variable;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Setting;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.StringValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a fleet has become too large for: variables and layers that make no difference,
 * overlays of most.
 */
final class Tidiness {
  private final ResolvedFleet fleet;
  private final Findings findings;

  Tidiness(ResolvedFleet fleet, Findings findings) {
    this.fleet = fleet;
    this.findings = findings;
  }

  /**
   * @param overlaid the project as tenants with overlays have it; overlays read variables, too
   */
  void look(Project project, Collection<Project> overlaid) {
    Reading reading = new Reading();
    project.packages().forEach(reading::packageOf);
    overlaid.forEach(changed -> reading.packageOf(changed.root()));
    if (!reading.anyName) {
      fleet.fleet().contract().variables().values().stream()
          .filter(variable -> !reading.names.contains(variable.name()))
          .forEach(this::unused);
    }
    fleet.fleet().contract().variables().values().forEach(this::single);
    fleet.fleet().layers().forEach(this::layer);
    fleet.fleet().overlays().values().forEach(this::common);
  }

  /** What most tenants have is the rule, and the project could say so. */
  private void common(Overlay overlay) {
    List<Tenant> enabled = fleet.all().stream().filter(Tenant::isEnabled).toList();
    long users =
        enabled.stream().filter(tenant -> tenant.overlays().containsKey(overlay.name())).count();
    if (users > 1 && users * 2 > enabled.size()) {
      findings.add(
          Rule.COMMON_OVERLAY,
          overlay.name(),
          overlay.place(),
          "%d of %d tenants have overlay '%s'".formatted(users, enabled.size(), overlay.name()),
          "it has become the rule, and the shared project says something else",
          "make it part of the project, and take it from the layers; 'atoll overlay report' shows what it changes");
    }
  }

  private void unused(Variable variable) {
    findings.add(
        Rule.UNUSED_VARIABLE,
        variable.name(),
        variable.place(),
        "no template reads variable '" + variable.name() + "'",
        "no var('" + variable.name() + "') stands in the project or its packages",
        "remove it from the contract and from the layers");
  }

  private void single(Variable variable) {
    if (fleet.all().size() < 2 || variable.isSecret()) {
      return;
    }
    Set<Optional<Object>> values = new HashSet<>();
    boolean layered = false;
    for (Tenant tenant : fleet.all()) {
      Setting setting = tenant.vars().get(variable.name());
      values.add(setting == null ? Optional.empty() : Optional.ofNullable(setting.value()));
      layered |= setting != null && setting.origin().place().isPresent();
    }
    if (layered && values.size() == 1 && variable.standard().isEmpty()) {
      findings.add(
          Rule.SINGLE_VALUE,
          variable.name(),
          variable.place(),
          "variable '"
              + variable.name()
              + "' has one value for all "
              + fleet.all().size()
              + " tenants",
          "it is " + values.iterator().next().map(Object::toString).orElse("unset") + " everywhere",
          "make it the default in the contract and remove it from the layers");
    }
  }

  private void layer(Layer layer) {
    boolean spoke = fleet.all().stream().anyMatch(tenant -> speaks(tenant.trace(), layer.name()));
    if (!spoke) {
      findings.add(
          Rule.UNUSED_LAYER,
          layer.name(),
          layer.place(),
          "layer '" + layer.name() + "' says nothing to any tenant",
          "no tenant has a file of it with a setting: " + layer.file(),
          "remove the layer");
    }
  }

  private static boolean speaks(Traced traced, String layer) {
    return traced.history().stream()
            .map(Contribution::origin)
            .anyMatch(origin -> origin.layer().equals(layer))
        || traced.keys().values().stream().anyMatch(below -> speaks(below, layer));
  }

  /** The variables that templates ask for. */
  private static final class Reading {
    final Set<String> names = new LinkedHashSet<>();

    /** Whether a name is made while rendering, so that any variable may be read. */
    boolean anyName;

    void packageOf(PackageSource source) {
      LogicText.of(source).forEach(text -> statements(text.statements()));
      source.properties().stream().map(PropertiesFile::raw).forEach(this::yaml);
      yaml(source.file().raw());
    }

    private void yaml(YamlNode node) {
      switch (node) {
        case YamlMap map -> map.entries().forEach(entry -> yaml(entry.value()));
        case YamlList list -> list.items().forEach(this::yaml);
        case YamlScalar scalar -> {
          if (scalar.text().contains("var")) {
            // A test's argument may be an expression without braces.
            statements(LogicText.statements(Source.of("", scalar.text())));
            statements(LogicText.statements(Source.of("", "{{ " + scalar.text() + " }}")));
          }
        }
      }
    }

    private void statements(List<Statement> statements) {
      Expressions.visit(
          statements,
          expression -> {
            if (expression instanceof Expression.Call call && isVar(call.target())) {
              var asked = call.arguments().positional();
              if (!asked.isEmpty()
                  && asked.getFirst()
                      instanceof Expression.Literal(StringValue(String name), var at)) {
                names.add(name);
              } else {
                anyName = true;
              }
            }
          });
    }

    private static boolean isVar(Expression target) {
      return switch (target) {
        case Expression.Name(String name, var at) -> name.equals("var");
        case Expression.Attribute(Expression.Name(String name, var at), String method, var span) ->
            name.equals("var") && method.equals("has_var");
        default -> false;
      };
    }
  }
}
