package dev.atoll.core.compile;

import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Which relations of an earlier state a tenant may read in the place of its own
 * (https://docs.getdbt.com/reference/node-selection/defer).
 *
 * @param relations of models, seeds and snapshots as the earlier state has them, by node id
 * @param selected ids of the nodes that the command is about
 */
public record Deferral(
    SequencedMap<String, Relation> relations, Set<String> selected, Preference preference) {
  /** Nothing is deferred. */
  public static final Deferral NONE =
      new Deferral(Ordered.map(Map.of()), Set.of(), Preference.NEVER);

  /** The node that an atom names when it means the relation of the earlier state. */
  private static final String ATOM = "deferred ";

  /** When the relation of the earlier state is read. */
  public enum Preference {
    /** Not while a node reads others; the relations are there to be cloned. */
    NEVER,
    /** Where the tenant's own does not exist. */
    WHERE_MISSING,
    /** As above, and for nodes that the command is not about: {@code --favor-state}. */
    UNLESS_SELECTED
  }

  public Deferral {
    relations = Ordered.map(relations);
    selected = Ordered.set(List.copyOf(selected));
  }

  /** The relation of a node in the earlier state. */
  public Optional<Relation> relation(String id) {
    return Optional.ofNullable(relations.get(id));
  }

  /** Under what name an atom means a node's relation in the earlier state. */
  static String atom(String id) {
    return ATOM + id;
  }

  /** What an atom names, if it is a relation of the earlier state. */
  Optional<Relation> ofAtom(String name) {
    return name.startsWith(ATOM) ? relation(name.substring(ATOM.length())) : Optional.empty();
  }

  /** The ids of the nodes that a node reads in the earlier state; asks what exists here. */
  Set<String> readBy(Node node, TenantGraph graph, TenantSession session) {
    if (preference == Preference.NEVER) {
      return Set.of();
    }
    Set<String> deferred = new LinkedHashSet<>();
    for (String id : node.parents()) {
      Relation own = graph.relations().get(id);
      if (own != null && relations.containsKey(id) && isDeferred(id, own, session)) {
        deferred.add(id);
      }
    }
    return deferred;
  }

  private boolean isDeferred(String id, Relation own, TenantSession session) {
    boolean preferred = preference == Preference.UNLESS_SELECTED && !selected.contains(id);
    return preferred || session.find(own).isEmpty();
  }

  /**
   * Whether what a node was made of may have lain in the earlier state, so that nobody can say
   * later whether it is still the same.
   *
   * @param made ids of the nodes that were made here by the same command
   */
  public boolean mayConcern(Node node, Graph graph, Set<String> made) {
    return preference != Preference.NEVER
        && node.parents().stream()
            .anyMatch(
                id ->
                    (relations.containsKey(id) && !made.contains(id))
                        || graph
                            .find(id)
                            .filter(parent -> parent instanceof Node.Model m && m.ephemeral())
                            .filter(parent -> mayConcern(parent, graph, made))
                            .isPresent());
  }
}
