package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Which tenants a command is for. Ids are texts here, since they are only known to be tenants once
 * the fleet has been read.
 *
 * @param ids {@code --tenants}; empty means all
 * @param where label to the values allowed for it; a tenant has to satisfy every label
 * @param first {@code --first N} of what is left, in the fleet's order
 * @param scope whether all tenants were asked for in so many words
 */
public record TenantSelection(
    List<String> ids, SequencedMap<String, List<String>> where, OptionalInt first, Scope scope) {

  /** How a selection without restrictions came about. */
  public enum Scope {
    /** Nothing was said: all tenants, except for commands that want to be told. */
    UNSAID,
    /** {@code --all-tenants}. */
    ALL
  }

  /** Nothing said. */
  public static final TenantSelection DEFAULT =
      new TenantSelection(List.of(), new LinkedHashMap<>(), OptionalInt.empty(), Scope.UNSAID);

  public TenantSelection {
    ids = List.copyOf(ids);
    SequencedMap<String, List<String>> copies = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : where.entrySet()) {
      copies.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    where = Ordered.map(copies);
  }

  /** Whether any of the options narrows the fleet. */
  public boolean narrows() {
    return !ids.isEmpty() || !where.isEmpty() || first.isPresent();
  }
}
