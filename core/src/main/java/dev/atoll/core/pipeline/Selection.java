package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Which nodes, in dbt's selector syntax, unread. Within a list the entries are a union, as dbt
 * reads {@code --select a b}.
 *
 * @param select empty means all
 * @param resourceTypes empty means all that the verb covers
 * @param selector name of a selector of selectors.yml
 */
public record Selection(
    List<String> select,
    List<String> exclude,
    List<String> resourceTypes,
    List<String> excludedResourceTypes,
    Optional<String> selector,
    IndirectSelection indirect) {

  /** Which tests come along with the nodes they test; dbt's {@code --indirect-selection}. */
  public enum IndirectSelection {
    EAGER,
    CAUTIOUS,
    BUILDABLE,
    EMPTY
  }

  /** Everything. */
  public static final Selection ALL =
      new Selection(
          List.of(), List.of(), List.of(), List.of(), Optional.empty(), IndirectSelection.EAGER);

  public Selection {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
    resourceTypes = List.copyOf(resourceTypes);
    excludedResourceTypes = List.copyOf(excludedResourceTypes);
  }
}
