package dev.atoll.core.compile;

import dev.atoll.core.dbt.VarLookup;
import dev.atoll.core.dbt.VariableAtom;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.Rope;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The variables one package sees for one tenant: the tenant's, then the root project's for this
 * package, the root project's for all, then the package's own in the same order
 * (https://docs.getdbt.com/docs/build/project-variables#variable-precedence).
 */
final class ProjectVars implements VarLookup {
  private final Project project;
  private final String packageName;
  private final TenantInputs tenant;

  ProjectVars(Project project, String packageName, TenantInputs tenant) {
    this.project = project;
    this.packageName = packageName;
    this.tenant = tenant;
  }

  @Override
  public @Nullable Object find(String name) {
    if (tenant.vars().containsKey(name)) {
      return given(name);
    }
    Optional<YamlNode> declared =
        declared(project.root(), name)
            .or(
                () ->
                    project
                        .findPackage(packageName)
                        .filter(source -> !packageName.equals(project.name()))
                        .flatMap(source -> declared(source, name)));
    return declared.isPresent() ? declared.get().toJava() : ABSENT;
  }

  private @Nullable Object given(String name) {
    Optional<Atom> secret = tenant.layers().secretVar(name);
    if (secret.isPresent()) {
      return Rope.of(secret.get());
    }
    return tenant.layers().symbols().containsKey(name)
        ? Rope.of(new VariableAtom(name))
        : tenant.vars().get(name);
  }

  private Optional<YamlNode> declared(PackageSource source, String name) {
    YamlMap vars = source.file().vars();
    return vars.value(packageName)
        .filter(YamlMap.class::isInstance)
        .flatMap(own -> ((YamlMap) own).value(name))
        .or(() -> vars.value(name));
  }

  @Override
  public Collection<String> names() {
    TreeSet<String> names = new TreeSet<>(tenant.vars().sequencedKeySet());
    names.addAll(project.root().file().vars().fields().sequencedKeySet());
    return names;
  }

  @Override
  public String looked() {
    return tenant.varsLooked();
  }
}
