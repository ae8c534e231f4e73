package dev.atoll.cli.text;

import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.stream.Collectors;

/** Some tenants in a few words. */
final class TenantNames {
  private static final int SHOWN = 4;

  private TenantNames() {}

  /** {@code acme}, {@code 12 tenants (acme, bolt, coral, dune …)}. */
  static String who(List<TenantId> tenants) {
    String names =
        tenants.stream().limit(SHOWN).map(TenantId::value).collect(Collectors.joining(", "));
    if (tenants.size() == 1) {
      return names;
    }
    return Amounts.of(tenants.size(), "tenant")
        + " ("
        + names
        + (tenants.size() > SHOWN ? " …" : "")
        + ")";
  }

  /** Groups of tenants that are not shown, and what would show them. */
  static String further(List<List<TenantId>> groups, String shower) {
    return "and %s of %s; %s"
        .formatted(
            Amounts.of(groups.size(), "further group"),
            Amounts.of(groups.stream().mapToInt(List::size).sum(), "tenant"),
            shower);
  }
}
