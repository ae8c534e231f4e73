package dev.atoll.core.resolve;

import dev.atoll.domain.Origin;

/**
 * A source table that must hold rows before a tenant starts.
 *
 * @param source as the layer has it: the source's name, or {@code package.source}
 * @param origin of the list that names it
 */
public record RequiredInput(String source, String table, Origin origin) {
  /** As it is written: {@code crm.orders}. */
  public String name() {
    return source + "." + table;
  }
}
