package dev.atoll.core.pipeline;

import dev.atoll.core.compile.CompiledNode;
import dev.atoll.core.compile.InlineQuery;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeCompiler;
import dev.atoll.core.execute.RefusedPlaces;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.ResultTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code show}: the first rows of a node's query, or of a query given on the command line. */
final class ShowUseCase {
  private final Invocation invocation;
  private final ShowRequest request;
  private final Cancellation cancellation;

  ShowUseCase(Invocation invocation, ShowRequest request, Cancellation cancellation) {
    this.invocation = invocation;
    this.request = request;
    this.cancellation = cancellation;
  }

  List<ShownRows> show() {
    Loaded read =
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("show"),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(SecretUse.READ);
    Problems problems = new Problems();
    Map<TenantId, List<Node>> nodes = new LinkedHashMap<>();
    for (Loaded.Ready tenant : read.tenants()) {
      nodes.put(tenant.id(), nodes(read, tenant, problems));
    }
    stopOnErrors(problems);
    Loaded loaded = new EarlierStates(read, invocation).deferring(ids(nodes), problems);
    stopOnErrors(problems);
    Map<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().forEach(tenant -> ready.put(tenant.id(), tenant));
    List<ShownRows> shown = new ArrayList<>();
    for (Problem problem : loaded.ofTenants()) {
      problem.tenants().forEach(tenant -> shown.add(failed(tenant, "", problem)));
    }
    Budgets budget = Budgets.of(invocation, loaded, 1);
    try (OpenTenants opener = new OpenTenants(loaded, ready, budget, invocation.strictness())) {
      for (Loaded.Ready tenant : loaded.tenants()) {
        shown.addAll(show(tenant, nodes.getOrDefault(tenant.id(), List.of()), opener));
      }
    }
    return shown;
  }

  private static void stopOnErrors(Problems problems) {
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
  }

  private static Map<TenantId, Set<String>> ids(Map<TenantId, List<Node>> nodes) {
    Map<TenantId, Set<String>> ids = new LinkedHashMap<>();
    nodes.forEach(
        (tenant, chosen) ->
            ids.put(tenant, chosen.stream().map(Node::id).collect(Collectors.toSet())));
    return ids;
  }

  private List<Node> nodes(Loaded loaded, Loaded.Ready tenant, Problems problems) {
    if (request.inline().isPresent()) {
      return List.of(InlineQuery.of(request.inline().get(), tenant.graph(), tenant.builder()));
    }
    Choices choices =
        Choices.of(
            request.selection(),
            EnumSet.of(
                ResourceType.MODEL,
                ResourceType.SNAPSHOT,
                ResourceType.TEST,
                ResourceType.SEED,
                ResourceType.ANALYSIS),
            loaded,
            invocation);
    List<Node> chosen =
        choices.in(tenant, problems).stream().map(id -> tenant.graph().graph().node(id)).toList();
    // Tests come along with what they test; rows are asked of them only where they stand alone.
    List<Node> without = chosen.stream().filter(node -> !(node instanceof Node.Test)).toList();
    return without.isEmpty() && !request.selection().select().isEmpty() ? chosen : without;
  }

  private List<ShownRows> show(Loaded.Ready tenant, List<Node> nodes, OpenTenants opener) {
    List<ShownRows> shown = new ArrayList<>();
    try (Lease lease = opener.open(new TenantPlan(tenant.graph(), List.of()));
        Cancellation.Registration _ = cancellation.onRequest(lease::cancel)) {
      NodeCompiler compiler =
          new NodeCompiler(tenant.builder(), tenant.graph(), List.of(), cancellation::isRequested);
      for (Node node : nodes) {
        if (!cancellation.isRequested()) {
          shown.add(one(tenant, node, compiler, lease));
        }
      }
    } catch (EngineException e) {
      shown.add(failed(tenant.id(), "", e.problem()));
    }
    return shown;
  }

  private ShownRows one(Loaded.Ready tenant, Node node, NodeCompiler compiler, Lease lease) {
    TenantSession session = lease.session();
    SecretTexts secrets = compiler.secrets();
    @Nullable String sql = null;
    try {
      if (node instanceof Node.Seed) {
        sql =
            "select * from " + tenant.graph().relation(node).orElseThrow().render(lease.dialect());
      } else {
        CompiledNode compiled = compiler.compile(node, session);
        sql = compiled.executable();
      }
      String limited =
          request.limit() < 0
              ? sql
              : "select * from (\n" + stripped(sql) + "\n) as shown limit " + request.limit();
      return rows(tenant.id(), node.shownName(), session.query(limited), secrets);
    } catch (ProblemException e) {
      return failed(
          tenant.id(),
          node.shownName(),
          secrets.masked(RefusedPlaces.of(e.problem(), node.facts(), sql, session.lastSql())));
    } catch (EngineException e) {
      return failed(
          tenant.id(), node.shownName(), secrets.masked(e.problem()).at(node.facts().place()));
    } finally {
      lease.release(session);
    }
  }

  private static String stripped(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  private static ShownRows failed(TenantId tenant, String node, Problem problem) {
    return new ShownRows(tenant, node, List.of(), List.of(), Optional.of(problem));
  }

  private static ShownRows rows(
      TenantId tenant, String node, ResultTable table, SecretTexts secrets) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<@Nullable Object> values = new ArrayList<>();
      row.forEach(value -> values.add(shown(value, secrets)));
      rows.add(values);
    }
    return new ShownRows(
        tenant, node, table.columns().stream().map(Column::name).toList(), rows, Optional.empty());
  }

  private static @Nullable Object shown(@Nullable Object value, SecretTexts secrets) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Long number -> number;
      case BigInteger number -> number;
      case BigDecimal number -> number;
      case Double number -> number;
      default -> secrets.masked(value.toString());
    };
  }
}
