package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigTrail;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.compile.Variant;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.Explanation.FormSeen;
import dev.atoll.core.pipeline.Explanation.ReadSeen;
import dev.atoll.core.pipeline.Explanation.Said;
import dev.atoll.core.pipeline.Explanation.Standing;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Explains a node of a tenant, or a config of one. */
final class NodeQuestion {
  private final Invocation invocation;
  private final ExplainRequest request;
  private final SettingTrails trails;

  NodeQuestion(Invocation invocation, ExplainRequest request, SettingTrails trails) {
    this.invocation = invocation;
    this.request = request;
    this.trails = trails;
  }

  /** What a word means: a node, and a config of it. */
  private record Meant(Node node, Optional<String> config) {}

  /**
   * @param variable a variable that has the word for its name
   */
  Explanation explain(Tenant tenant, String word, Loaded loaded, Optional<String> variable) {
    Loaded.Ready ready = loaded.ready(tenant);
    Optional<Explanation> off = variable.isPresent() ? Optional.empty() : off(tenant, ready, word);
    if (off.isPresent()) {
      return off.get();
    }
    Meant meant = meant(ready, word);
    if (variable.isPresent()) {
      throw new ProblemException(
          ambiguous(word, List.of("variable " + variable.get(), meant.node.id()), "--kind"));
    }
    SequencedMap<String, List<ConfigTrail.Spoken>> spoken =
        ConfigTrail.of(meant.node.facts(), ready.builder(), ready.graph(), tenant.trace());
    Optional<String> config = meant.config.or(request::config);
    if (config.isPresent()) {
      return config(tenant, meant.node.facts(), config.get(), spoken);
    }
    return node(tenant, ready, meant.node, spoken, loaded);
  }

  /** Why there is no such node: what switched it off, or another config of what is off. */
  private Optional<Explanation> off(Tenant tenant, Loaded.Ready ready, String word) {
    int dot = word.lastIndexOf('.');
    String before = dot > 0 ? word.substring(0, dot) : word;
    if (!named(ready, word).isEmpty() || !named(ready, before).isEmpty()) {
      return Optional.empty();
    }
    for (NodeFacts facts : ready.graph().disabled()) {
      Set<String> names =
          Set.of(facts.id(), facts.name(), facts.packageName() + "." + facts.name());
      if (names.contains(word) || names.contains(before)) {
        String asked = names.contains(word) ? "enabled" : word.substring(dot + 1);
        return Optional.of(
            config(
                tenant,
                facts,
                request.config().orElse(asked),
                ConfigTrail.of(facts, ready.builder(), ready.graph(), tenant.trace())));
      }
    }
    return Optional.empty();
  }

  private Meant meant(Loaded.Ready ready, String word) {
    List<Node> named = named(ready, word);
    if (!named.isEmpty()) {
      return new Meant(only(word, named), Optional.empty());
    }
    int dot = word.lastIndexOf('.');
    if (dot > 0 && request.kind().filter(ExplainRequest.Kind.NODE::equals).isEmpty()) {
      List<Node> before = named(ready, word.substring(0, dot));
      if (!before.isEmpty()) {
        return new Meant(only(word, before), Optional.of(word.substring(dot + 1)));
      }
    }
    Set<String> known = new TreeSet<>(trails.variableNames());
    FleetForms.nodes(ready).forEach(node -> known.add(node.name()));
    throw new ProblemException(
        Problem.error(
            ExplainCodes.UNKNOWN_SUBJECT,
            "tenant '" + ready.id() + "' has no variable or node '" + word + "'",
            "looked among its variables, models, seeds, snapshots, tests and sources",
            Nearest.suggestion(
                word,
                known,
                "'atoll ls' lists nodes, 'atoll explain " + ready.id() + "' variables")));
  }

  private static List<Node> named(Loaded.Ready ready, String word) {
    List<Node> all =
        ready.graph().graph().nodes().values().stream()
            .filter(node -> ExplainUseCase.names(node).contains(word))
            .toList();
    // A source's table and the model that reads it often have one name; ref() means the model.
    List<Node> referable = all.stream().filter(Node.Referable.class::isInstance).toList();
    return referable.isEmpty() ? all : referable;
  }

  private static Node only(String word, List<Node> named) {
    if (named.size() > 1) {
      throw new ProblemException(
          ambiguous(word, named.stream().map(Node::id).toList(), "the unique id"));
    }
    return named.getFirst();
  }

  static Problem ambiguous(String word, List<String> meanings, String mend) {
    return Problem.error(
        ExplainCodes.AMBIGUOUS,
        "'" + word + "' can mean several things",
        String.join(", ", meanings),
        "say which with " + mend);
  }

  private static Explanation config(
      Tenant tenant,
      NodeFacts node,
      String name,
      SequencedMap<String, List<ConfigTrail.Spoken>> spoken) {
    String wanted = name.replace('-', '_');
    String known =
        spoken.keySet().stream()
            .filter(key -> key.replace('-', '_').equals(wanted))
            .findFirst()
            .or(() -> Optional.of(name).filter(key -> node.config().values().containsKey(key)))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.error(
                            ExplainCodes.UNKNOWN_SUBJECT,
                            node.id() + " has no config '" + name + "'",
                            "",
                            Nearest.suggestion(
                                name,
                                spoken.keySet(),
                                "it has " + String.join(", ", spoken.keySet())))));
    return new Explanation.OfConfig(
        tenant.id(),
        node.id(),
        explained(known, node.config().value(known), spoken.getOrDefault(known, List.of())),
        ConfigTrail.addsUp(known));
  }

  static Explained explained(String name, @Nullable Object value, List<ConfigTrail.Spoken> spoken) {
    boolean addsUp = ConfigTrail.addsUp(name);
    List<Said> words = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      ConfigTrail.Spoken word = spoken.get(i);
      boolean last = i == spoken.size() - 1;
      Standing standing = addsUp ? Standing.ADDS : last ? Standing.WINS : Standing.LOST;
      words.add(
          new Said(
              word.source(),
              word.place(),
              word.kind().name().toLowerCase(Locale.ROOT),
              word.value(),
              standing));
    }
    return new Explained(name, value, words);
  }

  private Explanation node(
      Tenant tenant,
      Loaded.Ready ready,
      Node node,
      SequencedMap<String, List<ConfigTrail.Spoken>> spoken,
      Loaded loaded) {
    List<Explained> configs = new ArrayList<>();
    spoken.forEach(
        (name, words) -> {
          boolean byDefault =
              words.stream().allMatch(word -> word.source().equals(ConfigTrail.DEFAULT));
          if (!byDefault) {
            configs.add(explained(name, node.config().value(name), words));
          }
        });
    SequencedMap<String, String> parents = new LinkedHashMap<>();
    node.parents()
        .forEach(
            id ->
                parents.put(
                    id,
                    ready
                        .graph()
                        .graph()
                        .find(id)
                        .flatMap(parent -> relation(ready, parent))
                        .orElse("")));
    return new Explanation.OfNode(
        tenant.id(),
        node.id(),
        node.type().word(),
        node.facts().place(),
        relation(ready, node),
        parents,
        List.copyOf(ready.graph().graph().overlaysOf(node.id())),
        configs,
        form(ready, node, spoken, loaded),
        runs(node),
        new PlanQuestion(invocation).of(tenant.id(), node));
  }

  private static Optional<String> relation(Loaded.Ready ready, Node node) {
    boolean made =
        switch (node) {
          case Node.Model model -> !model.ephemeral();
          case Node.Seed seed -> true;
          case Node.Snapshot snapshot -> true;
          case Node.Source source -> true;
          case Node.Test test -> false;
          case Node.UnitTest test -> false;
          case Node.Analysis analysis -> false;
          case Node.Operation operation -> false;
          case Node.Exposure exposure -> false;
        };
    Optional<Relation> relation = made ? ready.graph().relation(node) : Optional.empty();
    return relation.map(name -> name.render(ready.engine().dialect()));
  }

  private FormSeen form(
      Loaded.Ready ready,
      Node node,
      SequencedMap<String, List<ConfigTrail.Spoken>> spoken,
      Loaded loaded) {
    FleetForms forms = new FleetForms();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Loaded.Ready other : loaded.tenants()) {
      other
          .graph()
          .graph()
          .find(node.id())
          .ifPresent(same -> counts.merge(forms.form(other, same), 1, Integer::sum));
    }
    String hash = forms.form(ready, node);
    Variant variant = forms.of(ready, node);
    ReadOrigins origins = new ReadOrigins(ready.tenant(), trails, spoken, invocation);
    Set<ReadSeen> reads = new LinkedHashSet<>();
    variant.reads().forEach(read -> origins.of(read).ifPresent(reads::add));
    return new FormSeen(
        hash,
        counts.getOrDefault(hash, 1),
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        counts.size(),
        forms.sql(ready, node).stream()
            .map(one -> new Explanation.SqlSeen(one.when(), one.sql()))
            .toList(),
        variant.unknownBecause(),
        List.copyOf(reads));
  }

  /** What its kind and materialization do, whatever state it is in. */
  private static String runs(Node node) {
    return switch (node) {
      case Node.Model model ->
          model.ephemeral()
              ? "nothing: it becomes a CTE of those who read it"
              : "materialization '" + model.config().materialized() + "'";
      case Node.Seed seed -> "its file is loaded";
      case Node.Snapshot snapshot ->
          "materialization 'snapshot'"
              + snapshot
                  .config()
                  .text("strategy")
                  .map(strategy -> ", strategy '" + strategy + "'")
                  .orElse("");
      case Node.Test test -> "its query; rows it finds are failures";
      case Node.UnitTest test -> "its model on the rows it gives";
      case Node.Source source -> "nothing: others load it";
      case Node.Analysis analysis -> "nothing: it is only compiled";
      case Node.Operation operation -> "its SQL, before or after everything else";
      case Node.Exposure exposure -> "nothing: it describes who reads";
    };
  }
}
