package dev.atoll.core.plan;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.SettingAnswers;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.compile.Variant;
import dev.atoll.core.compile.Variants;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Same;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The forms of all nodes over the fleet. What tenants share is made once, so that a further tenant
 * costs what differs. Safe for use by several threads.
 */
public final class Forms {
  private static final String TEMPLATE_FAILS = "its template has an error";
  private static final SequencedMap<String, String> NOTHING = Ordered.map(Map.of());

  private final Variants variants;
  private final NodeLogic logic;
  private final Map<Same, List<String>> orders = new ConcurrentHashMap<>();
  private final Map<FormKey, NodeForm> forms = new ConcurrentHashMap<>();
  private final Map<Object, SequencedMap<String, String>> settings = new ConcurrentHashMap<>();
  private final Map<Object, Fingerprint> fingerprints = new ConcurrentHashMap<>();
  private final Map<Fingerprint, String> wholes = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> timely = new ConcurrentHashMap<>();

  /**
   * Prepares a project.
   *
   * @param builder of the graphs that are asked about
   */
  public Forms(GraphBuilder builder, MacroLibrary library) {
    this.variants = new Variants(builder);
    this.logic = new NodeLogic(new MacroReach(library), library.adapter(), builder);
  }

  /** All nodes of a tenant, parents before their readers. */
  public SequencedMap<String, NodeForm> of(TenantGraph graph) {
    SequencedMap<String, NodeForm> known = new LinkedHashMap<>();
    for (String id : orders.computeIfAbsent(new Same(graph.graph()), key -> order(graph))) {
      known.put(id, form(graph, graph.graph().node(id), known));
    }
    return known;
  }

  private static List<String> order(TenantGraph graph) {
    return List.copyOf(graph.graph().inOrder());
  }

  private NodeForm form(TenantGraph graph, Node node, Map<String, NodeForm> known) {
    NodeLogic.Parts parts = logic.of(graph, node);
    Optional<Variant> variant = variant(graph, node);
    SequencedMap<String, String> reads = reads(graph, node, parts, variant);
    List<String> upstream = new ArrayList<>();
    SequencedSet<String> parents = Ordered.set(graph.graph().parentsOf(node.id()));
    for (String parent : parents.stream().sorted().toList()) {
      NodeForm form = known.get(parent);
      if (form != null) {
        upstream.add(parent);
        upstream.add(whole(form.fingerprint()));
      }
    }
    Optional<String> unknown =
        variant.isEmpty() ? Optional.of(TEMPLATE_FAILS) : variant.flatMap(Forms::unknown);
    Optional<String> sql =
        variant.filter(v -> v.sql().isPresent() && unknown.isEmpty()).map(Variant::hash);
    Fingerprint fingerprint = fingerprint(parts, reads, upstream, sql);
    return forms.computeIfAbsent(
        new FormKey(new Same(node), fingerprint, unknown),
        key ->
            new NodeForm(
                node, fingerprint, reads, unknown, variant.flatMap(this::timely), parents));
  }

  private record FormKey(Same node, Fingerprint fingerprint, Optional<String> unknown) {}

  /** Empty when the template has an error, which its step will tell. */
  private Optional<Variant> variant(TenantGraph graph, Node node) {
    return switch (node) {
      case Node.Model model -> rendered(graph, node);
      case Node.Snapshot snapshot -> rendered(graph, node);
      case Node.Test test -> rendered(graph, node);
      case Node.Analysis analysis -> rendered(graph, node);
      case Node.UnitTest test -> rendered(graph, node);
      case Node.Seed seed -> nothing();
      case Node.Source source -> nothing();
      case Node.Operation operation -> nothing();
      case Node.Exposure exposure -> nothing();
    };
  }

  private static Optional<Variant> nothing() {
    return Optional.of(new Variant("", Optional.empty(), List.of(), Optional.empty()));
  }

  private Optional<Variant> rendered(TenantGraph graph, Node node) {
    try {
      return Optional.of(variants.of(graph, node));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** What is read while it compiles, and what only a run reads. */
  private SequencedMap<String, String> reads(
      TenantGraph graph, Node node, NodeLogic.Parts parts, Optional<Variant> variant) {
    List<Read> reads = new ArrayList<>();
    variant.ifPresent(
        known -> known.reads().stream().filter(SettingAnswers::isSetting).forEach(reads::add));
    boolean complete = variant.isPresent() && variant.get().unknownBecause().isEmpty();
    for (String mention : complete ? parts.atRun() : parts.anywhere()) {
      int space = mention.indexOf(' ');
      reads.add(
          SettingAnswers.of(
              graph,
              node.facts().packageName(),
              mention.substring(0, space),
              mention.substring(space + 1)));
    }
    if (reads.isEmpty()) {
      return NOTHING;
    }
    List<Object> key = new ArrayList<>();
    reads.forEach(
        read -> {
          key.add(read.question());
          key.add(plain(read));
        });
    return settings.computeIfAbsent(key, any -> hashed(reads));
  }

  private static Object plain(Read read) {
    Object plain = read.answer() == null ? null : Values.toJava(read.answer());
    return plain == null ? Optional.empty() : plain;
  }

  private static SequencedMap<String, String> hashed(Collection<Read> reads) {
    Map<String, String> hashes = new TreeMap<>();
    for (Read read : reads) {
      if (read.question() instanceof Question.Named named) {
        @Nullable Object answer = read.answer() == null ? null : Values.toJava(read.answer());
        hashes.put(
            named.kind() + " " + named.name(),
            read.answer() == null
                ? "unset"
                : Digest.of("setting").value(answer, Digest.Keys.AS_THEY_STAND).hex());
      }
    }
    return Ordered.map(hashes);
  }

  private Fingerprint fingerprint(
      NodeLogic.Parts parts,
      SequencedMap<String, String> reads,
      List<String> upstream,
      Optional<String> sql) {
    record Key(
        String code, String config, Object reads, List<String> upstream, Optional<String> sql) {}
    Supplier<Fingerprint> make =
        () ->
            new Fingerprint(
                parts.code(),
                parts.config(),
                reads.isEmpty() ? "" : Digest.of("settings").value(reads, Digest.Keys.SORTED).hex(),
                upstream.isEmpty() ? "" : Digest.ofList("upstream", upstream),
                sql.map(hash -> hash.substring(0, Math.min(24, hash.length()))));
    return fingerprints.computeIfAbsent(
        new Key(parts.code(), parts.config(), reads, upstream, sql), key -> make.get());
  }

  private String whole(Fingerprint fingerprint) {
    return wholes.computeIfAbsent(fingerprint, Fingerprint::whole);
  }

  private Optional<String> timely(Variant variant) {
    return variant.sql().isEmpty()
        ? Optional.empty()
        : timely.computeIfAbsent(variant.hash(), hash -> Timely.in(variant.sql().get()));
  }

  /** Why the SQL is no part of a plan. */
  private static Optional<String> unknown(Variant variant) {
    return variant
        .unknownBecause()
        .or(() -> Timely.ofRun(variant.reads()).map(name -> "it holds " + name));
  }
}
