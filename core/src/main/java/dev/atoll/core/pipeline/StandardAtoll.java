package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Optional;

/** Wires the stages together. */
final class StandardAtoll implements Atoll {
  @Override
  public RunResult execute(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    throw new UnsupportedOperationException("execute");
  }

  @Override
  public NodeListing list(Invocation invocation, Selection selection) {
    throw new UnsupportedOperationException("list");
  }

  @Override
  public List<ShownRows> show(
      Invocation invocation, ShowRequest request, Cancellation cancellation) {
    throw new UnsupportedOperationException("show");
  }

  @Override
  public ParseReport parse(Invocation invocation) {
    throw new UnsupportedOperationException("parse");
  }

  @Override
  public DebugReport debug(Invocation invocation) {
    throw new UnsupportedOperationException("debug");
  }

  @Override
  public CleanReport clean(Invocation invocation) {
    throw new UnsupportedOperationException("clean");
  }

  @Override
  public TenantListing tenants(Invocation invocation) {
    throw new UnsupportedOperationException("tenants");
  }

  @Override
  public List<RunSummary> runs(Invocation invocation, int limit) {
    throw new UnsupportedOperationException("runs");
  }

  @Override
  public RunResult runOf(Invocation invocation, Optional<String> runId) {
    throw new UnsupportedOperationException("runOf");
  }
}
