package dev.atoll.engine;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one tenant is to have.
 *
 * @param fleet the fleet's name, which marks what was made for it
 * @param place where the tenant is declared
 * @param target the tenant's own, with the {@code admin} settings of its engine
 * @param alone the databases in which no other tenant of the fleet lives
 * @param owns the namespaces its relations live in
 * @param reads namespaces that all tenants may read
 * @param sources namespaces that it alone reads
 * @param foreign whether a schema is another tenant's: one of its own, or one that it reads
 * @param views what it reads of tables that hold rows of many tenants
 */
public record Provision(
    String fleet,
    String tenant,
    Place place,
    Target target,
    Set<String> alone,
    List<Namespace> owns,
    List<Namespace> reads,
    List<Namespace> sources,
    Predicate<String> foreign,
    List<Views> views) {
  public Provision {
    alone = Ordered.set(alone);
    owns = List.copyOf(owns);
    reads = List.copyOf(reads);
    sources = List.copyOf(sources);
    views = List.copyOf(views);
  }

  /**
   * A schema of views for one tenant.
   *
   * @param from the schema of the tables
   * @param schema the schema of the views
   * @param conditions by table, in SQL
   */
  public record Views(String from, String schema, SequencedMap<String, String> conditions) {
    public Views {
      conditions = Ordered.map(conditions);
    }

    public static Views of(String from, String schema, Map<String, String> conditions) {
      return new Views(from, schema, Ordered.map(conditions));
    }
  }
}
