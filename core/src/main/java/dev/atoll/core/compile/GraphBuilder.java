package dev.atoll.core.compile;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sharing;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Makes each tenant's graph out of the one project. Holds what is the same for all tenants and is
 * safe for use by several threads.
 */
public final class GraphBuilder {
  private final Project project;
  private final MacroLibrary macros;
  private final Dialect dialect;
  private final Relation.Quoting quoting;
  private final Syntax syntax;
  private final YamlRenderer yaml;
  private final Docs docs;
  private final QueryComment queryComment;
  private final PropertiesIndex properties;
  private final Versions versions;
  private final Sharing sharing;
  private final Renders<Captured> parsed;
  private final Renders<NodeCompiler.Form> forms;
  private final Renders<String> generatedNames;
  private final Shapes shapes;

  /**
   * Prepares a project.
   *
   * @param quoting the project's {@code quoting:}
   */
  public GraphBuilder(
      Project project,
      MacroLibrary macros,
      Dialect dialect,
      Relation.Quoting quoting,
      Sharing sharing) {
    this.project = project;
    this.macros = macros;
    this.dialect = dialect;
    this.quoting = quoting;
    this.syntax = DbtFilters.withDbtFilters(Syntax.JINJA);
    this.yaml = new YamlRenderer(DbtFilters.withNativeFilters(Syntax.JINJA));
    this.docs = new Docs(project);
    this.queryComment = QueryComment.of(project.root().file().queryComment());
    this.properties = new PropertiesIndex(project);
    this.versions = new Versions(project);
    this.sharing = sharing;
    this.parsed = new Renders<>(sharing);
    this.forms = new Renders<>(sharing);
    this.generatedNames = new Renders<>(sharing);
    this.shapes = new Shapes(this, sharing);
  }

  /** Prepares a project that overlays made of another. */
  private GraphBuilder(Project overlaid, MacroLibrary macros, Docs docs, GraphBuilder other) {
    boolean alike = macros == other.macros && docs == other.docs;
    this.project = overlaid;
    this.macros = macros;
    this.dialect = other.dialect;
    this.quoting = other.quoting;
    this.syntax = other.syntax;
    this.yaml = other.yaml;
    this.docs = docs;
    this.queryComment = other.queryComment;
    this.properties = new PropertiesIndex(overlaid);
    this.versions = new Versions(overlaid);
    this.sharing = other.sharing;
    this.parsed = alike ? other.parsed : new Renders<>(sharing);
    this.forms = alike ? other.forms : new Renders<>(sharing);
    this.generatedNames = alike ? other.generatedNames : new Renders<>(sharing);
    this.shapes = new Shapes(this, sharing);
  }

  /** Whether tenants share what they would get alike. */
  Sharing sharing() {
    return sharing;
  }

  /**
   * The same for a project that overlays made of this one. What they leave alone has one form for
   * the tenants of both, unless macros or docs, which any template may reach, are others.
   *
   * @param library gathers the macros of a project
   */
  public GraphBuilder over(Project overlaid, Function<Project, MacroLibrary> library) {
    boolean sameMacros = same(overlaid, PackageSource::macroFiles);
    return new GraphBuilder(
        overlaid,
        sameMacros ? macros : library.apply(overlaid),
        same(overlaid, PackageSource::docs) ? docs : new Docs(overlaid),
        this);
  }

  /** Whether all packages hold the very same objects of a kind as this project's. */
  private boolean same(Project other, Function<PackageSource, List<?>> part) {
    List<PackageSource> ours = project.packages();
    List<PackageSource> others = other.packages();
    if (ours.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      if (!part.apply(ours.get(i)).equals(part.apply(others.get(i)))) {
        return false;
      }
    }
    return true;
  }

  public Project project() {
    return project;
  }

  Syntax syntax() {
    return syntax;
  }

  QueryComment queryComment() {
    return queryComment;
  }

  YamlRenderer yaml() {
    return yaml;
  }

  Docs docs() {
    return docs;
  }

  PropertiesIndex properties() {
    return properties;
  }

  Versions versions() {
    return versions;
  }

  /** The parse renders of one tenant. */
  ParseRender parsing(Scopes scopes) {
    return parsing(scopes, ParseRender.Listener.NONE);
  }

  ParseRender parsing(Scopes scopes, ParseRender.Listener listener) {
    return new ParseRender(scopes, docs, parsed, listener);
  }

  /** The compiled forms of all nodes for all tenants. */
  Renders<NodeCompiler.Form> forms() {
    return forms;
  }

  /**
   * The graph of one tenant.
   *
   * @param problems gets what is wrong with templates, configs, names and references
   * @return empty when there are errors
   */
  public Optional<TenantGraph> build(TenantInputs tenant, Problems problems) {
    Problems found = new Problems();
    Optional<TenantGraph> graph = made(tenant, Shapes::of, found);
    problems.addAll(found.sorted());
    return found.hasErrors() ? Optional.empty() : graph;
  }

  /**
   * What can be known of a tenant's relations, whatever else is wrong with it. Nothing may be run
   * from it.
   *
   * @return empty when not even that can be made
   */
  public Optional<TenantGraph> known(TenantInputs tenant) {
    return made(tenant, Shapes::ofWrong, new Problems());
  }

  /** Makes a shape for a tenant. */
  private interface Shaping {
    Shape of(Shapes shapes, Scopes scopes, Problems found);
  }

  private Optional<TenantGraph> made(TenantInputs tenant, Shaping shaping, Problems found) {
    Scopes scopes = new Scopes(project, macros, tenant, dialect, quoting, syntax);
    try {
      Shape shape = shaping.of(shapes, scopes, found);
      NodeNames names = new NodeNames(scopes, generatedNames);
      SequencedMap<String, Relation> relations = new Places(scopes, names, yaml, found).of(shape);
      Feeds feeds = new FeedsReader(shape, found).read(tenant.layers());
      ConfigPatches.check(shape, tenant.layers().configured(), found);
      return Optional.of(new TenantGraph(scopes, shape, relations, feeds, Deferral.NONE));
    } catch (ProblemException e) {
      found.addAll(e.problems());
      return Optional.empty();
    }
  }
}
