package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.Variant;
import dev.atoll.core.pipeline.VariantReport.Cause;
import dev.atoll.core.pipeline.VariantReport.Form;
import dev.atoll.core.pipeline.VariantReport.ValueOf;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the forms of nodes over the selected tenants. */
final class VariantsUseCase {
  private final Invocation invocation;
  private final FleetForms forms = new FleetForms();

  VariantsUseCase(Invocation invocation) {
    this.invocation = invocation;
  }

  static Loaded load(Invocation invocation) {
    return new Loader(
            invocation,
            Started.of(invocation).invoked(),
            Flags.of("compile"),
            tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
        .load(SecretUse.LEAVE_OUT);
  }

  VariantReport variants(Optional<String> word) {
    Loaded loaded = load(invocation);
    TreeMap<String, SequencedMap<String, List<Loaded.Ready>>> byNode = new TreeMap<>();
    SequencedMap<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().forEach(tenant -> ready.put(tenant.id(), tenant));
    Optional<String> only = word.map(name -> node(loaded, name));
    if (only.isPresent()) {
      byNode.put(only.get(), formsOf(only.get(), loaded.tenants()));
    } else {
      forms
          .all(loaded.tenants())
          .forEach(
              (tenant, ofTenant) ->
                  ofTenant.forEach(
                      (node, form) ->
                          byNode
                              .computeIfAbsent(node, key -> new LinkedHashMap<>())
                              .computeIfAbsent(form, key -> new ArrayList<>())
                              .add(ready.get(tenant))));
    }
    List<VariantReport.OfNode> nodes = new ArrayList<>();
    byNode.forEach((node, tenants) -> nodes.add(ofNode(node, tenants)));
    return new VariantReport(loaded.name(), loaded.tenants().size(), nodes, loaded.ofTenants());
  }

  private static String node(Loaded loaded, String word) {
    TreeSet<String> known = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      for (Node node : FleetForms.nodes(tenant)) {
        known.add(node.name());
        if (ExplainUseCase.names(node).contains(word)) {
          found.add(node.id());
        }
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new ProblemException(
        found.isEmpty()
            ? Problem.error(
                ExplainCodes.UNKNOWN_SUBJECT,
                "no tenant has a node '" + word + "'",
                "looked among models, seeds, snapshots, tests and hooks",
                Nearest.suggestion(word, known, "'atoll ls' lists nodes"))
            : NodeQuestion.ambiguous(word, List.copyOf(found), "the unique id"));
  }

  private SequencedMap<String, List<Loaded.Ready>> formsOf(String id, List<Loaded.Ready> tenants) {
    SequencedMap<String, List<Loaded.Ready>> found = new LinkedHashMap<>();
    for (Loaded.Ready tenant : tenants) {
      node(tenant, id)
          .ifPresent(
              node ->
                  found
                      .computeIfAbsent(forms.form(tenant, node), key -> new ArrayList<>())
                      .add(tenant));
    }
    return found;
  }

  private static Optional<Node> node(Loaded.Ready tenant, String id) {
    return tenant
        .graph()
        .graph()
        .find(id)
        .or(
            () ->
                FleetForms.nodes(tenant).stream().filter(node -> node.id().equals(id)).findFirst());
  }

  private VariantReport.OfNode ofNode(String id, SequencedMap<String, List<Loaded.Ready>> byForm) {
    List<Form> found = new ArrayList<>();
    byForm.forEach(
        (hash, tenants) -> {
          Loaded.Ready first = tenants.getFirst();
          boolean atRun =
              node(first, id)
                  .filter(node -> forms.of(first, node).unknownBecause().isPresent())
                  .isPresent();
          found.add(new Form(hash, tenants.stream().map(Loaded.Ready::id).toList(), atRun));
        });
    found.sort(
        Comparator.comparingInt((Form form) -> -form.tenants().size())
            .thenComparing(form -> form.tenants().getFirst().value()));
    List<Cause> causes = byForm.size() > 1 ? new Causes(id).of(byForm) : List.of();
    return new VariantReport.OfNode(id, found, causes);
  }

  IdenticalReport identical() {
    Loaded loaded = load(invocation);
    Map<String, List<TenantId>> groups = new LinkedHashMap<>();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    forms
        .all(loaded.tenants())
        .forEach(
            (tenant, ofTenant) -> {
              StringBuilder all = new StringBuilder();
              new TreeMap<>(ofTenant)
                  .forEach((node, form) -> all.append(node).append('\0').append(form).append('\n'));
              String hash = Sha256.of(all.toString());
              groups.computeIfAbsent(hash, key -> new ArrayList<>()).add(tenant);
              sizes.put(hash, ofTenant.size());
            });
    List<IdenticalReport.Group> found = new ArrayList<>();
    groups.forEach(
        (hash, tenants) ->
            found.add(new IdenticalReport.Group(hash, sizes.getOrDefault(hash, 0), tenants)));
    found.sort(
        Comparator.comparingInt((IdenticalReport.Group group) -> -group.tenants().size())
            .thenComparing(group -> group.tenants().getFirst().value()));
    return new IdenticalReport(
        loaded.name(), found, List.copyOf(atRun(loaded, found)), loaded.ofTenants());
  }

  /** One tenant of each group speaks for all of it. */
  private SortedSet<String> atRun(Loaded loaded, List<IdenticalReport.Group> groups) {
    SortedSet<String> nodes = new TreeSet<>();
    for (IdenticalReport.Group group : groups) {
      loaded.tenants().stream()
          .filter(tenant -> tenant.id().equals(group.tenants().getFirst()))
          .forEach(
              tenant ->
                  FleetForms.nodes(tenant).stream()
                      .filter(node -> forms.of(tenant, node).unknownBecause().isPresent())
                      .forEach(node -> nodes.add(node.id())));
    }
    return nodes;
  }

  /** Finds what differs between the forms of one node. */
  private final class Causes {
    private final String id;

    Causes(String id) {
      this.id = id;
    }

    private record Key(String kind, String name) {}

    List<Cause> of(SequencedMap<String, List<Loaded.Ready>> byForm) {
      // By setting, by form, by value.
      Map<Key, Map<String, Map<Optional<Object>, List<TenantId>>>> seen = new LinkedHashMap<>();
      byForm.forEach(
          (form, tenants) -> {
            for (Loaded.Ready tenant : tenants) {
              facts(tenant)
                  .forEach(
                      (key, value) ->
                          seen.computeIfAbsent(key, same -> new LinkedHashMap<>())
                              .computeIfAbsent(form, same -> new LinkedHashMap<>())
                              .computeIfAbsent(value, same -> new ArrayList<>())
                              .add(tenant.id()));
            }
          });
      List<Cause> causes = new ArrayList<>();
      seen.forEach(
          (key, forms) -> {
            if (tells(forms)) {
              causes.add(new Cause(key.kind, key.name, values(forms)));
            }
          });
      return causes;
    }

    private Map<Key, Optional<Object>> facts(Loaded.Ready tenant) {
      Map<Key, Optional<Object>> facts = new LinkedHashMap<>();
      Optional<Node> node = node(tenant, id);
      if (node.isEmpty()) {
        return facts;
      }
      List<String> overlays = List.copyOf(tenant.graph().graph().overlaysOf(id));
      facts.put(new Key("overlays", ""), Optional.of(overlays));
      Variant variant = forms.of(tenant, node.get());
      variant
          .reads()
          .forEach(
              read ->
                  facts.put(
                      ReadOrigins.key(read, Key::new),
                      Optional.ofNullable(ReadOrigins.plain(read.answer()))));
      node.get()
          .config()
          .values()
          .forEach(
              (name, value) -> {
                if (!FleetForms.isPlace(name)) {
                  facts.putIfAbsent(new Key("config", name), Optional.ofNullable(value));
                }
              });
      return facts;
    }

    /** A setting tells two forms apart when they share no value of it. */
    private static boolean tells(Map<String, Map<Optional<Object>, List<TenantId>>> forms) {
      List<Map<Optional<Object>, List<TenantId>>> all = List.copyOf(forms.values());
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size(); j++) {
          if (java.util.Collections.disjoint(all.get(i).keySet(), all.get(j).keySet())) {
            return true;
          }
        }
      }
      return false;
    }

    private static List<ValueOf> values(Map<String, Map<Optional<Object>, List<TenantId>>> forms) {
      Map<Optional<Object>, List<TenantId>> merged = new LinkedHashMap<>();
      forms
          .values()
          .forEach(
              values ->
                  values.forEach(
                      (value, tenants) ->
                          merged.computeIfAbsent(value, key -> new ArrayList<>()).addAll(tenants)));
      List<ValueOf> values = new ArrayList<>();
      merged.forEach((value, tenants) -> values.add(new ValueOf(value.orElse(null), tenants)));
      values.sort(
          Comparator.comparingInt((ValueOf value) -> -value.tenants().size())
              .thenComparing(value -> value.tenants().getFirst().value()));
      return values;
    }
  }
}
