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
import java.util.function.Function;

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
  private final Versions versions;
  private final Sharing sharing;
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
    this.versions = new Versions(project);
    this.sharing = sharing;
    this.parsed = new Renders<>(sharing);
    this.forms = new Renders<>(sharing);
    this.generatedNames = new Renders<>(sharing);
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
    private final ConfigResolver configs;
    private final ResourceDrafts resources;
    private final GenericTestDrafts tests;
    private final SourceDrafts sources;
    private final ExposureDrafts exposures;
    private final AccessRules access = new AccessRules(project);
    private final Deprecations deprecations;
    private final Map<String, NodeFacts> known = new LinkedHashMap<>();
    private final RefIndex index = new RefIndex(project.name());
    private final Map<String, TenantGraph.Said> said = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();

    Building(Scopes scopes, Problems problems) {
      this.scopes = scopes;
      this.problems = problems;
      this.parse = parsing(scopes);
      this.deprecations = new Deprecations(scopes.tenant().invoked().started(), problems);
      this.configs = new ConfigResolver(project, scopes, yaml);
      NodeNames names = new NodeNames(scopes, generatedNames);
      Descriptions descriptions = new Descriptions(docs, yaml);
      this.resources =
          new ResourceDrafts(
              scopes, configs, parse, names, yaml, properties, descriptions, versions, problems);
      this.tests = new GenericTestDrafts(scopes, configs, parse, names, yaml, problems);
      this.sources = new SourceDrafts(scopes, configs, yaml, resources, descriptions);
      this.exposures = new ExposureDrafts(scopes, configs, parse, yaml, descriptions, problems);
    }

    TenantGraph build() {
      versions.check(problems);
      access.checkGroups(problems);
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
      enabled.forEach(this::learn);
      enabled.forEach(this::finish);
      nodes.addAll(
          new UnitTestDrafts(project, scopes, configs, parse, yaml, index, known, problems).all());
      Graph graph = Graph.of(nodes);
      problems.addAll(GraphChecks.cycles(graph));
      return new TenantGraph(scopes, graph, index, Ordered.map(relations), start, end, said);
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
                facts.id(),
                facts.packageName(),
                facts.name(),
                facts.version().map(ModelVersion::text),
                facts.version().map(ModelVersion::isLatest).orElse(true)));
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
          try {
            Freshness.of(node.facts());
          } catch (ProblemException e) {
            problems.addAll(e.problems());
          }
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
      if (!said.versions().isEmpty()) {
        versions.of(said).forEach(versioned -> addTests(source, versioned));
        return;
      }
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

    private void addTests(PackageSource source, Versions.Versioned versioned) {
      String name = versioned.model().name().text();
      ModelVersion version = versioned.version();
      Optional<String> id =
          index.find(
              new References.Ref(Optional.of(source.name()), name, Optional.of(version.text())),
              source.name());
      if (id.isPresent()) {
        drafts.addAll(
            tests.of(
                new GenericTestDrafts.Tested(
                    versioned.file(),
                    "",
                    name + "_" + version.suffix(),
                    "ref('" + name + "', version='" + version.text() + "')",
                    id),
                versioned.tests(),
                versioned.columns()));
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
          hooks.add(new Node.Operation(facts, parents(facts, captured, Optional.empty())));
        } catch (ProblemException e) {
          problems.addAll(e.problems());
        }
      }
      return hooks;
    }

    private void learn(Draft draft) {
      known.put(draft.facts().id(), draft.facts());
      access.checkNode(draft.facts(), problems);
      if (draft.facts().type() == ResourceType.MODEL) {
        deprecations.add(draft);
      }
    }

    /** A generic test reads on behalf of what it tests. */
    private Optional<String> groupOf(Draft draft) {
      return draft
          .generic()
          .flatMap(Node.GenericTest::attached)
          .map(known::get)
          .or(() -> Optional.of(draft.facts()))
          .flatMap(facts -> facts.config().text("group"));
    }

    private void finish(Draft draft) {
      NodeFacts facts = draft.facts();
      if (facts.type() == ResourceType.TEST && !isTestable(facts, draft.captured())) {
        return;
      }
      draft.relation().ifPresent(relation -> relations.put(facts.id(), relation));
      SequencedSet<String> parents = parents(facts, draft.captured(), groupOf(draft));
      for (String parent : parents) {
        NodeFacts target = known.get(parent);
        if (target != null) {
          deprecations.checkReference(facts, target);
        }
      }
      Optional<String> patch =
          properties
              .find(facts.packageName(), facts.type(), facts.name())
              .map(found -> facts.packageName() + "://" + found.file().source().originalPath());
      said.put(facts.id(), TenantGraph.Said.of(draft.captured(), patch));
      nodes.add(node(draft, parents));
    }

    /**
     * A data test of what does not exist is left out with a warning, of what is disabled without
     * one, as dbt does: such tests are often the remains of a model that was removed.
     */
    private boolean isTestable(NodeFacts facts, Captured captured) {
      List<Problem> missing = new ArrayList<>();
      for (References.Ref ref : captured.refs()) {
        if (index.find(ref, facts.packageName()).isEmpty()) {
          missing.add(index.unknown(ref).problem());
        }
      }
      for (References.SourceRef source : captured.sources()) {
        if (index.find(source, facts.packageName()).isEmpty()) {
          missing.add(index.unknown(source).problem());
        }
      }
      missing.stream()
          .filter(problem -> problem.code().equals(RefIndex.UNKNOWN))
          .map(
              problem ->
                  Problem.warning(
                      problem.code(),
                      facts.place(),
                      "test '" + facts.name() + "' does not run: " + problem.message(),
                      problem.cause(),
                      problem.mend()))
          .forEach(problems::add);
      return missing.isEmpty();
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
                deprecations.of(facts.id()));
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

    private SequencedSet<String> parents(
        NodeFacts facts, Captured captured, Optional<String> group) {
      SequencedSet<String> parents = new LinkedHashSet<>();
      Reading reading = new Reading(facts, group);
      List<ProblemException> wrong = new ArrayList<>();
      for (References.Ref ref : captured.refs()) {
        index.find(ref, facts.packageName()).ifPresent(parents::add);
        reading.of(ref).ifPresent(wrong::add);
      }
      for (References.SourceRef source : captured.sources()) {
        index.find(source, facts.packageName()).ifPresent(parents::add);
        reading.of(source).ifPresent(wrong::add);
      }
      wrong.forEach(problem -> problems.addAll(located(facts, problem, reading)));
      return Ordered.set(parents);
    }

    /** What is wrong with the references of one node. */
    private final class Reading implements WrongReference.Verdict {
      private final NodeFacts reader;
      private final Optional<String> group;

      Reading(NodeFacts reader, Optional<String> group) {
        this.reader = reader;
        this.group = group;
      }

      @Override
      public Optional<ProblemException> of(References.Ref ref) {
        Optional<String> id = index.find(ref, reader.packageName());
        return id.isEmpty()
            ? Optional.of(index.unknown(ref))
            : id.map(known::get).flatMap(target -> access.refusal(reader, group, target));
      }

      @Override
      public Optional<ProblemException> of(References.SourceRef source) {
        return index.find(source, reader.packageName()).isEmpty()
            ? Optional.of(index.unknown(source))
            : Optional.empty();
      }
    }

    /** Renders once more, this time with references that fail, so that the Problem has a place. */
    private List<Problem> located(NodeFacts facts, ProblemException problem, Reading reading) {
      String wanted = problem.problem().message();
      try {
        return new WrongReference(parse, facts, reading)
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
