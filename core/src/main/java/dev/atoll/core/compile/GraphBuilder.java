package dev.atoll.core.compile;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.dbt.References;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sharing;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Makes each tenant's graph out of the one project. Holds what is the same for all tenants and is
 * safe for use by several threads.
 */
public final class GraphBuilder {
  /** A properties file that speaks of a resource that does not exist. */
  static final String UNMATCHED = "A414";

  private static final Set<ResourceType> DESCRIBED =
      Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

  private final Project project;
  private final MacroLibrary macros;
  private final Dialect dialect;
  private final Relation.Quoting quoting;
  private final Syntax syntax;
  private final YamlRenderer yaml;
  private final Docs docs;
  private final QueryComment queryComment;
  private final PropertiesIndex properties;
  private final Renders<Captured> parsed;
  private final Renders<NodeCompiler.Form> forms;
  private final Renders<String> generatedNames;

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
    this.parsed = new Renders<>(sharing);
    this.forms = new Renders<>(sharing);
    this.generatedNames = new Renders<>(sharing);
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

  /** The parse renders of one tenant. */
  ParseRender parsing(Scopes scopes) {
    return new ParseRender(scopes, docs, parsed);
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
    Scopes scopes = new Scopes(project, macros, tenant, dialect, quoting, syntax);
    try {
      TenantGraph graph = new Building(scopes, found).build();
      problems.addAll(found.sorted());
      return found.hasErrors() ? Optional.empty() : Optional.of(graph);
    } catch (ProblemException e) {
      found.addAll(e.problems());
      problems.addAll(found.sorted());
      return Optional.empty();
    }
  }

  /** The making of one graph. */
  private final class Building {
    private final Scopes scopes;
    private final Problems problems;
    private final ParseRender parse;
    private final ResourceDrafts resources;
    private final GenericTestDrafts tests;
    private final SourceDrafts sources;
    private final ExposureDrafts exposures;
    private final RefIndex index = new RefIndex(project.name());
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();

    Building(Scopes scopes, Problems problems) {
      this.scopes = scopes;
      this.problems = problems;
      this.parse = parsing(scopes);
      ConfigResolver configs = new ConfigResolver(project, scopes, yaml);
      NodeNames names = new NodeNames(scopes, generatedNames);
      Descriptions descriptions = new Descriptions(docs, yaml);
      this.resources =
          new ResourceDrafts(
              scopes, configs, parse, names, yaml, properties, descriptions, problems);
      this.tests = new GenericTestDrafts(scopes, configs, parse, names, yaml, problems);
      this.sources = new SourceDrafts(scopes, configs, yaml, resources, descriptions);
      this.exposures = new ExposureDrafts(scopes, configs, parse, yaml, problems);
    }

    TenantGraph build() {
      project.packages().forEach(this::addResources);
      project.packages().forEach(this::addSources);
      addTestsOfResources();
      project.packages().stream()
          .flatMap(source -> source.properties().stream())
          .forEach(file -> drafts.addAll(exposures.of(file)));
      List<Node.Operation> start = new ArrayList<>();
      List<Node.Operation> end = new ArrayList<>();
      for (PackageSource source : project.packages()) {
        start.addAll(hooks(source, "on-run-start", source.file().onRunStart()));
        end.addAll(hooks(source, "on-run-end", source.file().onRunEnd()));
      }
      List<Draft> enabled =
          drafts.stream().filter(draft -> draft.facts().config().enabled()).toList();
      problems.addAll(GraphChecks.names(enabled));
      enabled.forEach(this::finish);
      Graph graph = Graph.of(nodes);
      problems.addAll(GraphChecks.cycles(graph));
      return new TenantGraph(scopes, graph, index, Ordered.map(relations), start, end);
    }

    private void addResources(PackageSource source) {
      for (Draft draft : resources.of(source)) {
        drafts.add(draft);
        NodeFacts facts = draft.facts();
        if (draft.relation().isEmpty() || facts.type() == ResourceType.TEST) {
          if (!facts.config().enabled()) {
            index.addDisabledNode(facts.name());
          }
          continue;
        }
        index.addNode(
            new RefIndex.Entry(
                facts.id(), facts.packageName(), facts.name(), Optional.empty(), true));
      }
    }

    private void addSources(PackageSource source) {
      for (PropertiesFile file : source.properties()) {
        for (SourceDrafts.Declared declared : sources.of(file)) {
          Node.Source node = declared.node();
          References.SourceRef ref = new References.SourceRef(node.sourceName(), node.name());
          if (!node.config().enabled()) {
            index.addDisabledSource(ref);
            continue;
          }
          index.addSource(
              ref,
              new RefIndex.Entry(node.id(), source.name(), node.name(), Optional.empty(), true));
          nodes.add(node);
          relations.put(node.id(), node.relation());
          drafts.addAll(
              tests.of(
                  new GenericTestDrafts.Tested(
                      file,
                      "source_",
                      node.sourceName() + "_" + node.name(),
                      "source('" + node.sourceName() + "', '" + node.name() + "')",
                      Optional.of(node.id())),
                  declared.table().tests(),
                  declared.table().columns()));
        }
      }
    }

    private void addTestsOfResources() {
      for (PackageSource source : project.packages()) {
        for (PropertiesFile file : source.properties()) {
          for (ResourceProperties said : file.resources()) {
            warnOfUnmatched(source, said);
            addTests(source, file, said);
          }
        }
      }
    }

    private void addTests(PackageSource source, PropertiesFile file, ResourceProperties said) {
      String name = said.name().text();
      Optional<String> id =
          index.find(
              new References.Ref(Optional.of(source.name()), name, Optional.empty()),
              source.name());
      // Tests of what is disabled, or does not exist, are no nodes.
      if (id.isPresent()) {
        drafts.addAll(
            tests.of(
                new GenericTestDrafts.Tested(file, "", name, "ref('" + name + "')", id),
                said.tests(),
                said.columns()));
      }
    }

    /** What a properties file says of nothing has no effect, tests included. */
    private void warnOfUnmatched(PackageSource source, ResourceProperties said) {
      String name = said.name().text();
      List<String> names =
          drafts.stream()
              .map(Draft::facts)
              .filter(
                  facts -> facts.type() == said.type() && facts.packageName().equals(source.name()))
              .map(NodeFacts::name)
              .toList();
      if (!names.contains(name) && DESCRIBED.contains(said.type())) {
        problems.add(
            Problem.warning(
                UNMATCHED,
                said.name().place(),
                "no " + said.type().word() + " is called '" + name + "'",
                "what is said of it has no effect, and its tests do not run",
                Nearest.suggestion(name, names, "correct the name, or remove what is said of it")));
      }
    }

    private List<Node.Operation> hooks(
        PackageSource source, String when, List<YamlScalar> written) {
      List<Node.Operation> hooks = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        YamlScalar scalar = written.get(i);
        String name = source.name() + "-" + when + "-" + i;
        Template template = yaml.template(scalar.place(), scalar.text());
        NodeFacts facts =
            new NodeFacts(
                "operation." + source.name() + "." + name,
                ResourceType.OPERATION,
                name,
                source.name(),
                "hooks/" + name + ".sql",
                "./dbt_project.yml",
                List.of(source.name(), "hooks", name),
                scalar.text(),
                Optional.of(template),
                scalar.place(),
                "",
                new NodeConfig(new LinkedHashMap<>(ConfigDefaults.of(ResourceType.OPERATION))));
        try {
          Captured captured = parse.of(template, source.name(), name);
          hooks.add(new Node.Operation(facts, parents(facts, captured)));
        } catch (ProblemException e) {
          problems.addAll(e.problems());
        }
      }
      return hooks;
    }

    private void finish(Draft draft) {
      NodeFacts facts = draft.facts();
      draft.relation().ifPresent(relation -> relations.put(facts.id(), relation));
      SequencedSet<String> parents = parents(facts, draft.captured());
      nodes.add(node(draft, parents));
    }

    private Node node(Draft draft, SequencedSet<String> parents) {
      NodeFacts facts = draft.facts();
      return switch (facts.type()) {
        case MODEL ->
            new Node.Model(
                facts,
                relation(draft),
                draft.columns(),
                draft.constraints(),
                parents,
                Optional.empty());
        case SEED -> new Node.Seed(facts, relation(draft), draft.columns());
        case SNAPSHOT -> new Node.Snapshot(facts, relation(draft), draft.columns(), parents);
        case TEST -> new Node.Test(facts, relation(draft), parents, draft.generic());
        case ANALYSIS -> new Node.Analysis(facts, parents);
        case EXPOSURE -> exposures.node(draft, parents);
        default -> throw new IllegalStateException("no node is made of " + facts.type());
      };
    }

    private static Relation relation(Draft draft) {
      return draft
          .relation()
          .orElseThrow(() -> new IllegalStateException("no relation: " + draft.facts().id()));
    }

    private SequencedSet<String> parents(NodeFacts facts, Captured captured) {
      SequencedSet<String> parents = new LinkedHashSet<>();
      boolean missing = false;
      for (References.Ref ref : captured.refs()) {
        Optional<String> id = index.find(ref, facts.packageName());
        id.ifPresent(parents::add);
        missing |= id.isEmpty();
      }
      for (References.SourceRef source : captured.sources()) {
        Optional<String> id = index.find(source, facts.packageName());
        id.ifPresent(parents::add);
        missing |= id.isEmpty();
      }
      if (missing) {
        explainMissing(facts, captured);
      }
      return Ordered.set(parents);
    }

    /** Renders once more, this time with references that fail, so that the Problem has a place. */
    private void explainMissing(NodeFacts facts, Captured captured) {
      for (References.Ref ref : captured.refs()) {
        if (index.find(ref, facts.packageName()).isEmpty()) {
          problems.addAll(located(facts, index.unknown(ref)));
        }
      }
      for (References.SourceRef source : captured.sources()) {
        if (index.find(source, facts.packageName()).isEmpty()) {
          problems.addAll(located(facts, index.unknown(source)));
        }
      }
    }

    private List<Problem> located(NodeFacts facts, RuntimeException unknown) {
      ProblemException problem = (ProblemException) unknown;
      String wanted = problem.problem().message();
      try {
        return new MissingReference(parse, index, facts)
            .find(wanted).orElse(problem).problems().stream()
                .map(found -> found.place().isPresent() ? found : found.at(placeOf(facts)))
                .toList();
      } catch (ProblemException e) {
        return e.problems();
      }
    }

    private static Place placeOf(NodeFacts facts) {
      return facts.place();
    }
  }
}
