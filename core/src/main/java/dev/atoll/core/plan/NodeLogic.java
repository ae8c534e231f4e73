package dev.atoll.core.plan;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.MomentaryConfigs;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SeedFile;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Same;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What of a node is the same whatever a tenant's settings are, and its config, by hash. */
final class NodeLogic {
  /** Says where a relation lies or who may see it, not what is in it. */
  private static final Set<String> NO_LOGIC =
      Set.of(
          "enabled",
          "alias",
          "schema",
          "database",
          "target_schema",
          "target_database",
          "tags",
          "docs",
          "group",
          "access",
          "description",
          "severity",
          "freshness");

  /** Names under which templates get at what changes without anybody changing it. */
  private static final Set<String> CLOCK =
      Set.of("datetime", "run_started_at", "invocation_id", "thread_id");

  private static final List<String> OF_COLUMNS = List.of("data_type", "constraints", "quote");

  private final MacroReach macros;
  private final String engine;
  private final GraphBuilder builder;
  private final Map<Object, Parts> known = new ConcurrentHashMap<>();
  private final Map<Object, Code> codes = new ConcurrentHashMap<>();

  NodeLogic(MacroReach macros, String engine, GraphBuilder builder) {
    this.macros = macros;
    this.engine = engine;
    this.builder = builder;
  }

  /**
   * The parts that no tenant's settings enter but through the config.
   *
   * @param anywhere settings that its template or what that reaches names
   * @param atRun settings that only what runs around its SQL names: hooks, the materialization
   */
  record Parts(
      String code, String config, SequencedSet<String> anywhere, SequencedSet<String> atRun) {}

  /**
   * What the templates of a node amount to.
   *
   * @param clock whether one of them names what is otherwise at every moment
   */
  private record Code(
      String hash, SequencedSet<String> anywhere, SequencedSet<String> atRun, boolean clock) {}

  /**
   * The parts of a node.
   *
   * @param graph of one of the tenants who have the node
   */
  Parts of(TenantGraph graph, Node node) {
    return known.computeIfAbsent(new Same(node), any -> made(graph, node));
  }

  private Parts made(TenantGraph graph, Node node) {
    Code code = code(node);
    Set<String> momentary = code.clock ? MomentaryConfigs.of(node, builder, graph) : Set.of();
    return new Parts(code.hash, config(node, momentary), code.anywhere, code.atRun);
  }

  private Code code(Node node) {
    record Key(String id, String text, String materialized, List<String> templates) {}
    List<String> templates = templates(node);
    Key key = new Key(node.id(), node.facts().code(), materialized(node), templates);
    return codes.computeIfAbsent(key, any -> code(node, templates));
  }

  private static String materialized(Node node) {
    return node instanceof Node.UnitTest ? "unit" : node.config().materialized();
  }

  private Code code(Node node, List<String> templates) {
    List<MacroDefinition> running = running(node);
    Collection<MacroDefinition> atRun = reached(node, templates, running);
    List<String> texts = new ArrayList<>(templates);
    texts.add(node.facts().code());
    texts.addAll(generic(node));
    Collection<MacroDefinition> all = reached(node, texts, running);
    Digest digest =
        Digest.of("code").text(engine).text(node.id()).text(node.facts().code()).text(seed(node));
    own(node, digest);
    for (MacroDefinition macro : all) {
      digest.text(macro.id()).text(macros.hash(macro));
    }
    return new Code(
        digest.hex(), settings(texts, all), settings(templates, atRun), namesClock(texts, all));
  }

  private Collection<MacroDefinition> reached(
      Node node, List<String> texts, List<MacroDefinition> further) {
    return macros.from(node.facts().packageName(), texts, further);
  }

  /** What is called to build it: by names that are put together, so no text mentions them. */
  private List<MacroDefinition> running(Node node) {
    List<MacroDefinition> running = new ArrayList<>();
    switch (node) {
      case Node.Source source -> {}
      case Node.Analysis analysis -> {}
      case Node.Operation operation -> {}
      case Node.Exposure exposure -> {}
      case Node.Model model -> macros.materialization(materialized(node)).ifPresent(running::add);
      case Node.Seed seed -> macros.materialization(materialized(node)).ifPresent(running::add);
      case Node.Snapshot snapshot ->
          macros.materialization(materialized(node)).ifPresent(running::add);
      case Node.Test test -> macros.materialization(materialized(node)).ifPresent(running::add);
      case Node.UnitTest test -> macros.materialization(materialized(node)).ifPresent(running::add);
    }
    List<String> named = new ArrayList<>();
    node.config()
        .text("incremental_strategy")
        .ifPresent(name -> named.add("get_incremental_" + name + "_sql"));
    node.config().text("strategy").ifPresent(name -> named.add("snapshot_" + name + "_strategy"));
    running.addAll(
        macros.from(
            node.facts().packageName(),
            named.stream().map(name -> "{{ " + name + "('" + name + "') }}").toList(),
            List.of()));
    return running;
  }

  /** Texts of the config that are templates themselves, such as hooks. */
  private static List<String> templates(Node node) {
    List<String> templates = new ArrayList<>();
    node.config().values().values().forEach(value -> addTemplates(value, templates));
    return templates;
  }

  private static void addTemplates(@Nullable Object value, List<String> templates) {
    switch (value) {
      case String text when text.contains("{{") || text.contains("{%") -> templates.add(text);
      case Map<?, ?> map -> map.values().forEach(item -> addTemplates(item, templates));
      case Iterable<?> items -> items.forEach(item -> addTemplates(item, templates));
      case null, default -> {}
    }
  }

  private static List<String> generic(Node node) {
    if (!(node instanceof Node.Test test) || test.generic().isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    texts.add(test.generic().get().model());
    addTemplates(test.generic().get().arguments().toJava(), texts);
    return texts;
  }

  /** Seeds count by what is in them; a path, which dbt takes for large ones, says nothing. */
  private String seed(Node node) {
    if (!(node instanceof Node.Seed)) {
      return "";
    }
    if (!node.facts().checksum().name().equals("path")) {
      return node.facts().checksum().value();
    }
    for (PackageSource source : builder.project().packages()) {
      for (SeedFile file : source.seeds()) {
        if (("seed." + file.packageName() + "." + file.name()).equals(node.id())) {
          return content(file);
        }
      }
    }
    return node.facts().checksum().value();
  }

  private static String content(SeedFile file) {
    try {
      return Digest.of("file").bytes(Files.readAllBytes(file.file())).hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void own(Node node, Digest digest) {
    switch (node) {
      case Node.Test test ->
          test.generic()
              .ifPresent(
                  generic ->
                      digest
                          .text(generic.name())
                          .text(generic.namespace().orElse(""))
                          .text(generic.column().orElse(""))
                          .text(generic.model())
                          .value(generic.arguments().toJava(), Digest.Keys.AS_THEY_STAND));
      case Node.UnitTest test -> {
        for (Node.UnitTest.Given given : test.given()) {
          digest.text(given.input()).text(given.node());
          rows(given.rows(), digest);
        }
        rows(test.expect(), digest);
        digest
            .value(test.overrides().macros(), Digest.Keys.SORTED)
            .value(test.overrides().vars(), Digest.Keys.SORTED)
            .value(test.overrides().envVars(), Digest.Keys.SORTED);
      }
      case Node.Model model -> {}
      case Node.Seed seed -> {}
      case Node.Snapshot snapshot -> {}
      case Node.Source source -> {}
      case Node.Analysis analysis -> {}
      case Node.Operation operation -> {}
      case Node.Exposure exposure -> {}
    }
  }

  private static void rows(Node.UnitTest.Rows rows, Digest digest) {
    digest.value(rows.rows(), Digest.Keys.AS_THEY_STAND).text(rows.sql().orElse(""));
  }

  private SequencedSet<String> settings(
      Collection<String> texts, Collection<MacroDefinition> reached) {
    Set<String> settings = new TreeSet<>();
    texts.forEach(text -> settings.addAll(macros.mentions(text).settings()));
    for (MacroDefinition macro : reached) {
      if (!macros.isBuiltIn(macro)) {
        settings.addAll(macros.mentions(macro.text()).settings());
      }
    }
    return Ordered.set(settings);
  }

  private boolean namesClock(Collection<String> texts, Collection<MacroDefinition> reached) {
    return texts.stream().anyMatch(this::namesClock)
        || reached.stream().anyMatch(macro -> !macros.isBuiltIn(macro) && namesClock(macro.text()));
  }

  private boolean namesClock(String text) {
    return !Collections.disjoint(macros.mentions(text).names(), CLOCK);
  }

  /** A config that holds the moment counts by the text that makes it, which is part of the code. */
  private static String config(Node node, Set<String> momentary) {
    Map<String, @Nullable Object> config = new TreeMap<>();
    boolean documented = !node.config().map("persist_docs").isEmpty();
    node.config()
        .values()
        .forEach(
            (name, value) -> {
              if (!NO_LOGIC.contains(name) && !momentary.contains(name)) {
                config.put(name, value);
              }
            });
    Digest digest = Digest.of("config").value(config, Digest.Keys.SORTED);
    if (documented) {
      digest.text(node.facts().description());
    }
    boolean enforced = Boolean.TRUE.equals(node.config().map("contract").get("enforced"));
    if (enforced || documented) {
      columns(node).forEach(column -> column(column, digest));
    }
    if (documented) {
      columns(node).forEach(column -> digest.text(column.description()));
    }
    if (node instanceof Node.Model model) {
      digest.value(model.constraints(), Digest.Keys.AS_THEY_STAND);
    }
    return digest.hex();
  }

  private static List<Node.ColumnNote> columns(Node node) {
    return node instanceof Node.Referable referable ? referable.columns() : List.of();
  }

  private static void column(Node.ColumnNote column, Digest digest) {
    digest.text(column.name());
    for (String property : OF_COLUMNS) {
      digest.value(column.properties().get(property), Digest.Keys.SORTED);
    }
  }
}
