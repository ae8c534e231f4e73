package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.plan.Selector;
import dev.atoll.core.plan.SelectorFile;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a command says of nodes, and applies it to graphs. */
final class Choices {
  /** A resource type that does not exist. */
  static final String UNKNOWN_TYPE = "A413";

  private static final Set<ResourceType> LISTED =
      EnumSet.of(
          ResourceType.MODEL,
          ResourceType.SEED,
          ResourceType.SNAPSHOT,
          ResourceType.TEST,
          ResourceType.UNIT_TEST,
          ResourceType.SOURCE,
          ResourceType.ANALYSIS,
          ResourceType.EXPOSURE);

  private final dev.atoll.core.plan.Selection selection;
  private final EarlierStates states;

  /** By identity: tenants who share a graph share what is chosen in it. */
  private final IdentityHashMap<Graph, Chosen> chosen = new IdentityHashMap<>();

  private record Chosen(Set<String> ids, List<Problem> problems) {}

  private Choices(dev.atoll.core.plan.Selection selection, EarlierStates states) {
    this.selection = selection;
    this.states = states;
  }

  /** What a verb covers. */
  static Set<ResourceType> types(BuildRequest.Verb verb) {
    return switch (verb) {
      case BUILD ->
          EnumSet.of(
              ResourceType.MODEL,
              ResourceType.SEED,
              ResourceType.SNAPSHOT,
              ResourceType.TEST,
              ResourceType.UNIT_TEST);
      case RUN -> EnumSet.of(ResourceType.MODEL);
      case TEST -> EnumSet.of(ResourceType.TEST, ResourceType.UNIT_TEST);
      case SEED -> EnumSet.of(ResourceType.SEED);
      case SNAPSHOT -> EnumSet.of(ResourceType.SNAPSHOT);
      case FRESHNESS -> EnumSet.of(ResourceType.SOURCE);
      case CLONE -> EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
      case RUN_OPERATION -> EnumSet.noneOf(ResourceType.class);
      case COMPILE ->
          EnumSet.of(
              ResourceType.MODEL, ResourceType.SNAPSHOT, ResourceType.TEST, ResourceType.ANALYSIS);
      case DOCS ->
          EnumSet.of(
              ResourceType.MODEL,
              ResourceType.SEED,
              ResourceType.SNAPSHOT,
              ResourceType.TEST,
              ResourceType.ANALYSIS,
              ResourceType.SOURCE);
    };
  }

  /** What {@code ls} covers: as in dbt, analyses only when they are asked for. */
  static Set<ResourceType> listed(Selection said) {
    return said.resourceTypes().isEmpty() ? usual() : LISTED;
  }

  private static Set<ResourceType> usual() {
    Set<ResourceType> usual = EnumSet.copyOf(LISTED);
    usual.remove(ResourceType.ANALYSIS);
    return usual;
  }

  /**
   * A selection over some types.
   *
   * @throws ProblemException for a resource type or selector that does not exist
   */
  static Choices of(
      Selection said, Set<ResourceType> covered, Loaded loaded, Invocation invocation) {
    Project project = loaded.project();
    SelectorFile selectors = SelectorFile.of(project.root().selectors());
    Optional<Selector> named =
        said.selector().isPresent()
            ? said.selector().map(selectors::named)
            : said.select().isEmpty() && said.exclude().isEmpty()
                ? selectors.defaultSelector()
                : Optional.empty();
    Set<ResourceType> types = EnumSet.copyOf(covered);
    Problems problems = new Problems();
    Set<ResourceType> only = named(said.resourceTypes(), problems);
    if (!said.resourceTypes().isEmpty()) {
      types.retainAll(only);
    }
    types.removeAll(named(said.excludedResourceTypes(), problems));
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return new Choices(
        new dev.atoll.core.plan.Selection(
            said.select(),
            said.exclude(),
            named,
            types,
            dev.atoll.core.plan.Selection.Indirect.valueOf(said.indirect().name()),
            project.name(),
            loaded.fleet().overlays().keySet()),
        new EarlierStates(loaded, invocation));
  }

  private static Set<ResourceType> named(List<String> words, Problems problems) {
    Set<ResourceType> types = new LinkedHashSet<>();
    List<String> known =
        Arrays.stream(ResourceType.values()).map(ResourceType::word).sorted().toList();
    for (String word : words) {
      if (word.equals("all") || word.equals("default")) {
        types.addAll(word.equals("all") ? LISTED : usual());
        continue;
      }
      Optional<ResourceType> type =
          Arrays.stream(ResourceType.values())
              .filter(candidate -> candidate.word().equals(word))
              .findFirst();
      type.ifPresent(types::add);
      if (type.isEmpty()) {
        problems.add(
            Problem.error(
                UNKNOWN_TYPE,
                "there is no resource type '" + word + "'",
                "known types: " + String.join(", ", known),
                Nearest.suggestion(word, known, "use one of these")));
      }
    }
    return types;
  }

  /** The ids of the chosen nodes. */
  Set<String> in(Loaded.Ready tenant, Problems problems) {
    if (selection.comparesStates()) {
      // Tenants of one graph may have earlier states of their own.
      return selection.in(tenant.graph().graph(), states.matches(tenant, problems), problems);
    }
    Chosen known = chosen.computeIfAbsent(tenant.graph().graph(), this::choose);
    problems.addAll(known.problems);
    return known.ids;
  }

  private Chosen choose(Graph graph) {
    Problems own = new Problems();
    return new Chosen(Collections.unmodifiableSet(selection.in(graph, own)), own.sorted());
  }
}
