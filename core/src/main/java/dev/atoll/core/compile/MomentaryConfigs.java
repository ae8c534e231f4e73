package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which configs of a node's own {@code config()} hold the moment they were read at, such as
 * {@code begin = modules.datetime.datetime.now().isoformat()}: its template is rendered at two
 * moments that have nothing in common, and what differs does.
 */
public final class MomentaryConfigs {
  private static final TenantInputs.Invoked ONCE = at("once", "2001-02-03T04:05:06.789012Z");
  private static final TenantInputs.Invoked AGAIN = at("again", "2018-11-24T17:38:49.123456Z");

  private MomentaryConfigs() {}

  /** Names of configs; none where the template cannot be rendered. */
  public static SequencedSet<String> of(Node node, GraphBuilder builder, TenantGraph graph) {
    if (node.facts().template().isEmpty()) {
      return Ordered.set(Set.of());
    }
    Map<String, @Nullable Object> once = config(node, builder, graph, ONCE);
    Map<String, @Nullable Object> again = config(node, builder, graph, AGAIN);
    SequencedSet<String> momentary = new LinkedHashSet<>(once.keySet());
    momentary.addAll(again.keySet());
    momentary.removeIf(name -> Objects.equals(once.get(name), again.get(name)));
    return Ordered.set(momentary);
  }

  private static Map<String, @Nullable Object> config(
      Node node, GraphBuilder builder, TenantGraph graph, TenantInputs.Invoked invoked) {
    Scopes scopes = graph.scopes().with(graph.tenant().with(Notes.SILENT).with(invoked));
    try {
      return builder
          .parsing(scopes)
          .of(
              node.facts().template().orElseThrow(),
              node.facts().packageName(),
              node.facts().name())
          .config();
    } catch (ProblemException toldElsewhere) {
      return Map.of();
    }
  }

  private static TenantInputs.Invoked at(String id, String moment) {
    Instant instant = Instant.parse(moment);
    return new TenantInputs.Invoked(id, instant, Clock.fixed(instant, ZoneOffset.UTC));
  }
}
