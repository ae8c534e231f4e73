package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What became of a fleet's tenants.
 *
 * @param environment {@code {env}}; empty for a plain project without {@code --target}
 * @param all every tenant with settings that could be read, whichever are selected
 * @param tenants those selected that can run, in the fleet's order
 * @param disabled those selected that are switched off
 * @param shared what every tenant may read
 * @param invalid those selected whose own settings are wrong; they end as {@code settings_invalid}
 * @param tenantProblems what is wrong with the invalid ones, and warnings; the same mistake is one
 *     Problem that names all its tenants
 */
public record ResolvedFleet(
    Fleet fleet,
    Optional<String> environment,
    List<Tenant> all,
    List<Tenant> tenants,
    List<Tenant> disabled,
    List<SharedTarget> shared,
    SequencedSet<TenantId> invalid,
    List<Problem> tenantProblems) {
  public ResolvedFleet {
    all = List.copyOf(all);
    tenants = List.copyOf(tenants);
    disabled = List.copyOf(disabled);
    shared = List.copyOf(shared);
    invalid = Ordered.set(invalid);
    tenantProblems = List.copyOf(tenantProblems);
  }
}
