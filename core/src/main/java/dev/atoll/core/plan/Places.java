package dev.atoll.core.plan;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes lie, as hashes of names relative to the tenant's own place: tenants whose relations
 * are called the same but for that place have the same. Safe for use by several threads.
 */
final class Places {
  private final Map<List<String>, String> hashes = new ConcurrentHashMap<>();

  /** The tenant's own place, which the others are relative to. */
  static String home(TenantGraph graph) {
    Namespace namespace = graph.tenant().namespace();
    return graph.scopes().macros().adapter()
        + " "
        + namespace.database()
        + "."
        + namespace.schema();
  }

  /** By node id: the names of its relation and of those it reads. */
  Map<String, String> of(TenantGraph graph) {
    return new Names(graph).all();
  }

  /** One hash of all names of some nodes, the tenant's own place included. */
  static String all(TenantGraph graph, Iterable<String> ids) {
    Digest digest = Digest.of("place").text(home(graph));
    for (String id : ids) {
      Relation relation = graph.relations().get(id);
      if (relation != null) {
        digest
            .text(relation.database().orElse(""))
            .text(relation.schema())
            .text(relation.identifier());
      }
    }
    return digest.hex();
  }

  /** The names of one tenant. */
  private final class Names {
    private final TenantGraph graph;
    private final Namespace own;
    private final String tenant;
    private final Map<String, String> relative = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Names(TenantGraph graph) {
      this.graph = graph;
      this.own = graph.tenant().namespace();
      this.tenant = graph.tenant().id().value();
    }

    Map<String, String> all() {
      Map<String, String> places = new HashMap<>();
      for (Node node : graph.graph().nodes().values()) {
        List<String> read = new ArrayList<>();
        read.add(name(node.id()));
        addParents(node, read);
        places.put(node.id(), hashes.computeIfAbsent(read, key -> Digest.ofList("place", key)));
      }
      return places;
    }

    private void addParents(Node node, List<String> read) {
      for (String id : node.parents()) {
        Optional<Node> parent = graph.graph().find(id);
        if (parent.isPresent() && parent.get() instanceof Node.Model model && model.ephemeral()) {
          addParents(model, read);
        } else if (parent.isPresent()) {
          read.add(name(id));
        }
      }
    }

    private String name(String id) {
      return names.computeIfAbsent(
          id,
          key -> {
            @Nullable Relation relation = graph.relations().get(key);
            return relation == null
                ? ""
                : relative(relation.database().orElse(""))
                    + "."
                    + relative(relation.schema())
                    + "."
                    + relation.identifier();
          });
    }

    private String relative(String name) {
      return relative.computeIfAbsent(
          name,
          given -> {
            if (given.equals(own.database())) {
              return "{database}";
            }
            String inside =
                own.schema().isEmpty() ? given : given.replace(own.schema(), "{schema}");
            return inside.replace(tenant, "{tenant}");
          });
    }
  }
}
