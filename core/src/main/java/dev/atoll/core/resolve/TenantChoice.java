package dev.atoll.core.resolve;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which tenants a command is about, as typed.
 *
 * @param tenants ids of {@code --tenants}; empty when not given
 * @param where conditions of {@code --where}, all of which must hold: {@code region=eu}, {@code
 *     tier!=test}, {@code country=de,fr}
 * @param first the number of {@code --first}
 */
public record TenantChoice(List<String> tenants, List<String> where, OptionalInt first) {
  public TenantChoice {
    tenants = List.copyOf(tenants);
    where = List.copyOf(where);
  }

  public static TenantChoice all() {
    return new TenantChoice(List.of(), List.of(), OptionalInt.empty());
  }

  /** Whether it says nothing, so that every tenant is meant. */
  public boolean isAll() {
    return tenants.isEmpty() && where.isEmpty() && first.isEmpty();
  }
}
