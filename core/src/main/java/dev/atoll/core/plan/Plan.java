package dev.atoll.core.plan;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What would be done, and why, tenant by tenant. The same input gives the same plan on any machine:
 * it holds no time, no run, no path of the machine.
 *
 * @param tenants in the fleet's order
 * @param invalid tenants that cannot run because of their own files
 */
public record Plan(Header header, List<PlannedTenant> tenants, List<InvalidTenant> invalid) {
  public Plan {
    tenants = List.copyOf(tenants);
    invalid = List.copyOf(invalid);
  }

  /**
   * What was asked for.
   *
   * @param fleet name of the fleet or project
   * @param environment or target
   * @param verb such as {@code build}
   * @param selection what the command line said of nodes, by option; every value as given
   * @param options dbt's flags that were set, such as {@code full_refresh}
   * @param scope whether unchanged steps are left out
   * @param release hash of all files of the project and its packages
   */
  public record Header(
      String fleet,
      String environment,
      String verb,
      SequencedMap<String, List<String>> selection,
      List<String> options,
      Scope scope,
      String release) {
    public Header {
      selection = Ordered.map(selection);
      options = List.copyOf(options);
    }
  }

  /** Which of the selected steps run. */
  public enum Scope {
    ALL,
    CHANGED_ONLY
  }

  /**
   * A tenant's part.
   *
   * @param settings hash of all settings that its steps read
   * @param place hash of the names of its relations
   * @param overlays hash of what the files of its overlays say; empty without overlays
   */
  public record PlannedTenant(
      TenantId tenant, StepList list, String settings, String place, String overlays) {}

  /** A tenant that cannot run, with the code and the words of its first problem. */
  public record InvalidTenant(TenantId tenant, String code, String message) {}

  /** Tenants for which the same is to be done. */
  public record Group(StepList list, List<TenantId> tenants) {
    public Group {
      tenants = List.copyOf(tenants);
    }
  }

  /** Tenants by what is to be done for them, the largest group first, then by first tenant. */
  public List<Group> groups() {
    Map<String, StepList> lists = new LinkedHashMap<>();
    Map<String, List<TenantId>> members = new LinkedHashMap<>();
    for (PlannedTenant tenant : tenants) {
      lists.putIfAbsent(tenant.list().hash(), tenant.list());
      members.computeIfAbsent(tenant.list().hash(), key -> new ArrayList<>()).add(tenant.tenant());
    }
    List<Group> groups = new ArrayList<>();
    lists.forEach(
        (hash, list) -> groups.add(new Group(list, members.getOrDefault(hash, List.of()))));
    groups.sort(Comparator.comparingInt((Group group) -> -group.tenants().size()));
    return groups;
  }
}
