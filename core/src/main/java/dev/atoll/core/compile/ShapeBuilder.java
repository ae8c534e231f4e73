package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.project.Change;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Makes one shape: renders names and YAML, resolves configs, finds references. For one thread. */
final class ShapeBuilder {
  /** A properties file that speaks of a resource that does not exist. */
  static final String UNMATCHED = "A414";

  private static final Set<ResourceType> DESCRIBED =
      Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

  private final Project project;
  private final YamlRenderer yaml;
  private final PropertiesIndex properties;
  private final Versions versions;
  private final Scopes scopes;
  private final Problems problems;
  private final ParseRender parse;
  private final ConfigResolver configs;
  private final ResourceDrafts resources;
  private final GenericTestDrafts tests;
  private final SourceDrafts sources;
  private final ExposureDrafts exposures;
  private final AccessRules access;
  private final Deprecations deprecations;
  private final Map<String, NodeFacts> known = new LinkedHashMap<>();
  private final RefIndex index;
  private final Parents parents;
  private final Map<String, TenantGraph.Said> said = new LinkedHashMap<>();
  private final List<Draft> drafts = new ArrayList<>();

  /** The names of what has a file, for what properties files say of. */
  private final Map<Drafted, Set<String>> drafted = new LinkedHashMap<>();

  private record Drafted(ResourceType type, String packageName) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<NodeFacts> relations = new ArrayList<>();
  private final List<Shape.Table> tables = new ArrayList<>();
  private final List<NodeFacts> disabled = new ArrayList<>();

  /**
   * Prepares one shape.
   *
   * @param scopes of the tenant for whom it is made
   * @param parse tells somebody what it asks of this tenant
   * @param problems gets what is wrong with templates, configs and references
   */
  ShapeBuilder(GraphBuilder builder, Scopes scopes, ParseRender parse, Problems problems) {
    this.project = builder.project();
    this.yaml = builder.yaml();
    this.properties = builder.properties();
    this.versions = builder.versions();
    this.scopes = scopes;
    this.problems = problems;
    this.parse = parse;
    this.access = new AccessRules(project);
    this.index = new RefIndex(project.name());
    this.parents = new Parents(index, known, access, parse, properties, problems);
    this.deprecations = new Deprecations(scopes.tenant().invoked().started(), problems);
    this.configs = new ConfigResolver(project, scopes, yaml, parse);
    Descriptions descriptions = new Descriptions(builder.docs(), yaml);
    this.resources =
        new ResourceDrafts(
            scopes, configs, parse, yaml, properties, descriptions, versions, problems);
    this.tests = new GenericTestDrafts(scopes, configs, parse, yaml, problems);
    this.sources =
        new SourceDrafts(scopes, configs, parse, yaml, resources, descriptions, problems);
    this.exposures = new ExposureDrafts(scopes, configs, parse, yaml, descriptions, problems);
  }

  Shape build() {
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
    drafts.stream()
        .map(Draft::facts)
        .filter(facts -> !facts.config().enabled())
        .forEach(disabled::add);
    problems.addAll(GraphChecks.names(enabled));
    problems.addAll(GraphChecks.spaces(enabled, project));
    checkConfigs(enabled);
    enabled.forEach(this::learn);
    enabled.forEach(this::finish);
    nodes.addAll(
        new UnitTestDrafts(project, scopes, configs, parse, yaml, index, known, problems).all());
    Graph plain = Graph.of(nodes);
    Graph graph = plain.with(changedBy(plain));
    problems.addAll(GraphChecks.cycles(graph));
    return new Shape(graph, index, start, end, said, Named.all(relations), tables, disabled);
  }

  private void checkConfigs(List<Draft> enabled) {
    ConfigPlaces places = new ConfigPlaces(project);
    ConfigChecks configured = new ConfigChecks(places);
    ContractChecks contracts = new ContractChecks(places);
    SnapshotChecks snapshots = new SnapshotChecks(scopes.macros(), places);
    nodes.stream()
        .filter(Node.Source.class::isInstance)
        .map(source -> Draft.of(source.facts(), Captured.NOTHING))
        .forEach(source -> problems.addAll(configured.of(source)));
    for (Draft draft : enabled) {
      problems.addAll(configured.of(draft));
      if (draft.facts().type() == ResourceType.MODEL) {
        problems.addAll(contracts.of(draft));
      } else if (draft.facts().type() == ResourceType.SNAPSHOT) {
        problems.addAll(snapshots.of(draft));
      }
    }
  }

  private Map<String, SequencedSet<String>> changedBy(Graph graph) {
    Map<String, SequencedSet<String>> overlays = new LinkedHashMap<>();
    if (project.changes().isEmpty()) {
      return overlays;
    }
    for (String id : graph.nodes().keySet()) {
      List<String> macros = said.getOrDefault(id, TenantGraph.Said.NOTHING).macros();
      SequencedSet<String> names = new LinkedHashSet<>();
      for (Change change : project.changes()) {
        if (change.concerns(id) || macros.contains(change.resource())) {
          names.add(change.overlay());
        }
      }
      if (!names.isEmpty()) {
        overlays.put(id, names);
      }
    }
    return overlays;
  }

  private void addResources(PackageSource source) {
    for (Draft draft : resources.of(source, index::addBroken)) {
      drafts.add(draft);
      NodeFacts facts = draft.facts();
      drafted
          .computeIfAbsent(
              new Drafted(facts.type(), facts.packageName()), key -> new LinkedHashSet<>())
          .add(facts.name());
      if (!draft.makesRelation() || facts.type() == ResourceType.TEST) {
        if (!facts.config().enabled()) {
          index.addDisabledNode(facts.name(), configs.whyDisabled(facts.id()));
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
      for (Shape.Table declared : sources.of(file)) {
        Node.Source node = declared.node();
        References.SourceRef ref = new References.SourceRef(node.sourceName(), node.name());
        if (!node.config().enabled()) {
          disabled.add(node.facts());
          index.addDisabledSource(ref, configs.whyDisabled(node.id()));
          continue;
        }
        index.addSource(
            ref, new RefIndex.Entry(node.id(), source.name(), node.name(), Optional.empty(), true));
        nodes.add(node);
        tables.add(declared);
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
            new References.Ref(Optional.of(source.name()), name, Optional.empty()), source.name());
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
    Set<String> names = drafted.getOrDefault(new Drafted(said.type(), source.name()), Set.of());
    if (!names.contains(name)
        && DESCRIBED.contains(said.type())
        && !(problems.hasErrors() && hasFile(source, said))) {
      problems.add(
          Problem.warning(
              UNMATCHED,
              said.name().place(),
              "no " + said.type().word() + " is called '" + name + "'",
              "what is said of it has no effect, and its tests do not run",
              Nearest.suggestion(name, names, "correct the name, or remove what is said of it")));
    }
  }

  /** Of a resource with an error of its own there is no draft, but a file. */
  private boolean hasFile(PackageSource source, ResourceProperties said) {
    String name = said.name().text();
    return switch (said.type()) {
      case MODEL ->
          !said.versions().isEmpty()
              || source.models().stream().anyMatch(file -> file.name().equals(name));
      case SEED -> source.seeds().stream().anyMatch(file -> file.name().equals(name));
      case SNAPSHOT ->
          said.relation().isPresent()
              || source.snapshots().stream().anyMatch(block -> block.name().equals(name));
      default -> false;
    };
  }

  private List<Node.Operation> hooks(PackageSource source, String when, List<YamlScalar> written) {
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
        hooks.add(new Node.Operation(facts, parents.of(facts, captured, Optional.empty())));
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
    if (facts.type() == ResourceType.TEST && !parents.isTestable(facts, draft.captured())) {
      return;
    }
    if (draft.makesRelation()) {
      relations.add(facts);
    }
    SequencedSet<String> found = parents.of(facts, draft.captured(), groupOf(draft));
    for (String parent : found) {
      NodeFacts target = known.get(parent);
      if (target != null) {
        deprecations.checkReference(facts, target);
      }
    }
    Optional<String> patch =
        properties
            .find(facts.packageName(), facts.type(), facts.name())
            .map(
                described ->
                    facts.packageName() + "://" + described.file().source().originalPath());
    said.put(facts.id(), TenantGraph.Said.of(draft.captured(), patch));
    nodes.add(node(draft, found));
  }

  private Node node(Draft draft, SequencedSet<String> parents) {
    NodeFacts facts = draft.facts();
    return switch (facts.type()) {
      case MODEL ->
          new Node.Model(
              facts, draft.columns(), draft.constraints(), parents, deprecations.of(facts.id()));
      case SEED -> new Node.Seed(facts, draft.columns());
      case SNAPSHOT -> new Node.Snapshot(facts, draft.columns(), parents);
      case TEST -> new Node.Test(facts, parents, draft.generic());
      case ANALYSIS -> new Node.Analysis(facts, parents);
      case EXPOSURE -> exposures.node(draft, parents);
      default -> throw new IllegalStateException("no node is made of " + facts.type());
    };
  }
}
