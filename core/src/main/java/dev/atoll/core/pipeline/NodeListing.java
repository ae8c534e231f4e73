package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The nodes a selection hits.
 *
 * @param problems warnings, such as a selection that hits nothing, and what is wrong with tenants
 *     whose nodes are therefore not among the entries
 */
public record NodeListing(List<Entry> entries, List<Problem> problems) {

  /**
   * One node.
   *
   * @param name what {@code ls --output name} prints
   * @param selector what {@code ls --output selector} prints: {@code shop.staging.stg_orders},
   *     {@code source:shop.raw.orders}
   * @param path relative to the project, with forward slashes
   * @param attributes what {@code ls --output json} may print, plain data under dbt's names ({@code
   *     unique_id}, {@code depends_on}, {@code config} …)
   */
  public record Entry(
      String uniqueId,
      String name,
      String resourceType,
      String selector,
      String path,
      SequencedMap<String, @Nullable Object> attributes) {
    public Entry {
      attributes = Ordered.map(attributes);
    }
  }

  public NodeListing {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
