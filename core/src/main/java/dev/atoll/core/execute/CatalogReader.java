package dev.atoll.core.execute;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.MacroCall;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeCompiler;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.TableValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tenant's database what its nodes and sources look like there: one query for each database,
 * through the macros {@code get_catalog_relations} (up to a hundred relations) or {@code
 * get_catalog} (all relations of their schemas), which a project may override. As in dbt, a
 * database that cannot be asked is an error in the catalog, and the others are asked all the same.
 */
final class CatalogReader {
  /** From here on dbt asks for whole schemas. */
  private static final int MOST_BY_NAME = 100;

  private static final String BY_NAME = "get_catalog_relations";
  private static final String WHOLE = "get_catalog";

  private final GraphBuilder builder;
  private final TenantGraph graph;
  private final NodeCompiler compiler;
  private final TenantSession session;
  private final SequencedMap<String, Node> wanted = new LinkedHashMap<>();
  private final Map<CatalogRows.Key, List<String>> ids = new LinkedHashMap<>();
  private final Map<String, List<Asked>> databases = new TreeMap<>();

  private record Asked(Relation relation, RelationValue value) {}

  private CatalogReader(
      GraphBuilder builder, TenantGraph graph, NodeCompiler compiler, TenantSession session) {
    this.builder = builder;
    this.graph = graph;
    this.compiler = compiler;
    this.session = session;
  }

  /**
   * The catalog of some nodes and sources; those that make no relation of their own are left out.
   *
   * @param documented their ids
   */
  static Catalog read(
      Collection<String> documented,
      GraphBuilder builder,
      TenantGraph graph,
      NodeCompiler compiler,
      TenantSession session) {
    CatalogReader reader = new CatalogReader(builder, graph, compiler, session);
    new TreeSet<>(documented).forEach(reader::want);
    return reader.read();
  }

  private void want(String id) {
    Node node = graph.graph().node(id);
    Optional<Relation> relation = isInDatabase(node) ? graph.relation(node) : Optional.empty();
    if (relation.isEmpty()) {
      return;
    }
    Relation found = relation.get();
    String database = found.database().orElseGet(this::ownDatabase);
    wanted.put(id, node);
    ids.computeIfAbsent(
            CatalogRows.Key.of(database, found.schema(), found.identifier()),
            key -> new ArrayList<>())
        .add(id);
    Relation.Quoting quoting =
        node instanceof Node.Source source ? source.quoting() : graph.scopes().quoting();
    databases
        .computeIfAbsent(database, key -> new ArrayList<>())
        .add(new Asked(found, RelationValue.of(found, quoting, graph.scopes().dialect())));
  }

  private String ownDatabase() {
    return session.lease().namespace().database();
  }

  private boolean isInDatabase(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Source source -> true;
      case Node.Test test -> EndNames.storesFailures(graph, test);
      case Node.UnitTest test -> false;
      case Node.Analysis analysis -> false;
      case Node.Operation operation -> false;
      case Node.Exposure exposure -> false;
    };
  }

  private Catalog read() {
    SequencedMap<String, Catalog.Entry> entries = new LinkedHashMap<>();
    List<Problem> errors = new ArrayList<>();
    String macro = wanted.size() <= MOST_BY_NAME ? BY_NAME : WHOLE;
    databases.forEach(
        (database, relations) -> {
          try {
            CatalogRows.add(ask(macro, relations), database, macro, ids, entries);
          } catch (ProblemException e) {
            errors.add(e.problem());
          }
        });
    return catalog(entries, errors);
  }

  private Catalog catalog(SequencedMap<String, Catalog.Entry> entries, List<Problem> errors) {
    List<Catalog.Entry> nodes = new ArrayList<>();
    List<Catalog.Entry> sources = new ArrayList<>();
    wanted.forEach(
        (id, node) -> {
          Catalog.@Nullable Entry entry = entries.get(id);
          if (entry != null) {
            (node instanceof Node.Source ? sources : nodes).add(entry);
          }
        });
    var secrets = graph.tenant().layers().secrets();
    return new Catalog(nodes, sources, errors.stream().map(secrets::masked).toList());
  }

  private ResultTable ask(String name, List<Asked> relations) {
    Node.Operation call = MacroCall.of(name, Map.of(), graph, builder);
    MacroDefinition macro =
        graph
            .scopes()
            .macros()
            .visible(graph.scopes().macros().root(), name)
            .orElseThrow(() -> new IllegalStateException("no macro " + name));
    NodeCompiler.Site site = compiler.site(call, session);
    session.remark(compiler.remark(call, session));
    try {
      Value schema =
          site.scope().bound(macro).call(arguments(name, relations, site), site.render());
      if (schema instanceof TableValue table) {
        return table.resultTable();
      }
      throw new ProblemException(
          CatalogRows.notSuch(name, "it returns no table").at(macro.place()));
    } catch (ProblemException e) {
      throw told(e, macro);
    } finally {
      session.withoutRemark();
      session.rollback();
    }
  }

  /** The engine's own words for what it refused, at the macro where the guard knows no better. */
  private RuntimeException told(ProblemException failure, MacroDefinition macro) {
    Optional<EngineException> refused = session.failure(failure.problem());
    boolean cancelled =
        refused.filter(engine -> engine.kind() == EngineException.Kind.CANCELLED).isPresent();
    return cancelled
        ? refused.orElseThrow()
        : new ProblemException(RefusedPlaces.at(failure.problem(), macro.place()));
  }

  private static Arguments arguments(String macro, List<Asked> relations, NodeCompiler.Site site) {
    Value schema =
        ((CallableValue)
                Objects.requireNonNull(
                    relations.getFirst().value.attribute("information_schema_only", site.render())))
            .call(Arguments.NONE, site.render());
    ListValue which = new ListValue();
    if (macro.equals(BY_NAME)) {
      relations.forEach(asked -> which.items().add(asked.value));
    } else {
      relations.stream()
          .map(asked -> asked.relation.schema())
          .distinct()
          .forEach(name -> which.items().add(StringValue.of(name)));
    }
    return Arguments.of(schema, which);
  }
}
