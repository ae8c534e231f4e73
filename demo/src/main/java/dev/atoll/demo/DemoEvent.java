package dev.atoll.demo;

import dev.atoll.domain.TenantId;

/** What happens while a workspace is made. Events may come from several threads, one at a time. */
public sealed interface DemoEvent {
  /** The figures are generated and dealt; the databases come next. */
  record Generated(int tenants, long orders, long lines) implements DemoEvent {}

  /** One tenant's database is complete; {@code done} of {@code tenants} are. */
  record TenantWritten(TenantId tenant, int done, int tenants) implements DemoEvent {}

  /** Everything is in its place. */
  record Finished(DemoSummary summary) implements DemoEvent {}
}
