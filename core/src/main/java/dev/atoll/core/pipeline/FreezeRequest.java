package dev.atoll.core.pipeline;

import java.util.List;

/**
 * What is to be frozen.
 *
 * @param ignored patterns of columns that are left out, such as {@code dbt_*} or {@code
 *     orders.loaded_at}
 */
public record FreezeRequest(Selection selection, Sources sources, List<String> ignored) {
  /** Whether the tables of sources are read too. */
  public enum Sources {
    LEFT_OUT,
    INCLUDED
  }

  public FreezeRequest {
    ignored = List.copyOf(ignored);
  }
}
