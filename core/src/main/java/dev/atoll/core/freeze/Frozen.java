package dev.atoll.core.freeze;

import dev.atoll.domain.Ordered;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What stood in the databases of some tenants: the same for the same data, whatever the clock says.
 *
 * @param tenants sorted by their ids
 */
public record Frozen(Header header, List<FrozenTenant> tenants) {

  /** Whether all tenants of the fleet were asked for. */
  public enum Scope {
    ALL_TENANTS,
    SOME_TENANTS
  }

  /** Whether the tables of sources are part of it. */
  public enum Sources {
    LEFT_OUT,
    INCLUDED
  }

  /**
   * What was read.
   *
   * @param fleet its name; a plain project's own
   * @param environment the fleet's environment, a plain project's target
   * @param release hash of the shared project
   * @param selection what was said of nodes, by option; empty for all
   * @param ignored patterns of columns that were left out
   */
  public record Header(
      String fleet,
      String environment,
      String release,
      SequencedMap<String, List<String>> selection,
      Scope scope,
      Sources sources,
      List<String> ignored) {
    public Header {
      SequencedMap<String, List<String>> copies = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> entry : selection.entrySet()) {
        copies.put(entry.getKey(), List.copyOf(entry.getValue()));
      }
      selection = Ordered.map(copies);
      ignored = List.copyOf(ignored);
    }
  }

  public Frozen {
    tenants =
        tenants.stream().sorted(Comparator.comparing(tenant -> tenant.tenant().value())).toList();
  }
}
