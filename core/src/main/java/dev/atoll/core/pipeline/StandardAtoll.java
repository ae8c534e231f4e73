package dev.atoll.core.pipeline;

import dev.atoll.core.dbt.Notes;
import dev.atoll.core.ledger.LedgerPlace;
import dev.atoll.core.pipeline.docs.DocsServer;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands each use case to the class that carries it out. */
final class StandardAtoll implements Atoll {
  @Override
  public RunResult execute(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    return new RunUseCase(invocation, request, listener, cancellation).run();
  }

  @Override
  public RunResult retry(Invocation invocation, RunListener listener, Cancellation cancellation) {
    return execute(invocation, new RetryUseCase(invocation).request(), listener, cancellation);
  }

  @Override
  public RunResult resume(
      Invocation invocation,
      ResumeRequest request,
      RunListener listener,
      Cancellation cancellation) {
    return new ResumeUseCase(invocation, ledger(invocation)).run(request, listener, cancellation);
  }

  @Override
  public RunResult rerun(
      Invocation invocation,
      RerunRequest request,
      RunListener listener,
      Cancellation cancellation) {
    return new RerunUseCase(invocation, ledger(invocation)).run(request, listener, cancellation);
  }

  @Override
  public PlanReport plan(Invocation invocation, BuildRequest request, Optional<Path> out) {
    return new PlanUseCases(invocation).plan(request, out);
  }

  @Override
  public RunResult apply(
      Invocation invocation, Path plan, RunListener listener, Cancellation cancellation) {
    return new PlanUseCases(invocation).apply(plan, listener, cancellation);
  }

  @Override
  public DocsReport documentation(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    RunUseCase run = new RunUseCase(invocation, request, listener, cancellation);
    return run.documentation().report(run.run());
  }

  @Override
  public DocsServer serveDocumentation(Invocation invocation, DocsServer.Address address) {
    return DocsServer.start(
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("serve"),
                tenant -> Notes.SILENT)
            .targetPath(),
        address);
  }

  @Override
  public NodeListing list(Invocation invocation, Selection selection) {
    return new LookUseCases(invocation).list(selection);
  }

  @Override
  public List<ShownRows> show(
      Invocation invocation, ShowRequest request, Cancellation cancellation) {
    return new ShowUseCase(invocation, request, cancellation).show();
  }

  @Override
  public FreezeReport freeze(
      Invocation invocation, FreezeRequest request, Path out, Cancellation cancellation) {
    return new FreezeUseCase(invocation, request, cancellation).freeze(out);
  }

  @Override
  public ContentDifference compare(
      Invocation invocation, CompareRequest request, Cancellation cancellation) {
    return new CompareUseCase(invocation, request, cancellation).compare();
  }

  @Override
  public ParseReport parse(Invocation invocation) {
    return new LookUseCases(invocation).parse();
  }

  @Override
  public CheckReport check(Invocation invocation, Tidiness tidiness) {
    return new CheckUseCase(invocation, tidiness).check();
  }

  @Override
  public Explanation explain(Invocation invocation, ExplainRequest request) {
    return new ExplainUseCase(invocation, request).explain();
  }

  @Override
  public VariantReport variants(Invocation invocation, Optional<String> node) {
    return new VariantsUseCase(invocation).variants(node);
  }

  @Override
  public IdenticalReport identical(Invocation invocation) {
    return new VariantsUseCase(invocation).identical();
  }

  @Override
  public Difference difference(Invocation invocation, DifferenceRequest request) {
    return new DifferenceQuestion(invocation).of(request);
  }

  @Override
  public DebugReport debug(Invocation invocation) {
    return new DebugUseCase(invocation).report();
  }

  @Override
  public DepsReport deps(
      Invocation invocation,
      DepsRequest request,
      Consumer<String> listener,
      Cancellation cancellation) {
    return new DepsUseCase(invocation, request, listener, cancellation).install();
  }

  @Override
  public CleanReport clean(Invocation invocation) {
    return new CleanUseCase(invocation).clean();
  }

  @Override
  public InitReport init(Invocation invocation, InitRequest request, Questions questions) {
    return new InitUseCase(invocation, questions).run(request);
  }

  @Override
  public TenantListing tenants(Invocation invocation) {
    return new LookUseCases(invocation).tenants();
  }

  @Override
  public OrphanReport orphans(Invocation invocation) {
    return new OrphanUseCase(invocation).report();
  }

  @Override
  public OverlayReport overlayReport(Invocation invocation) {
    return new OverlayUseCases(invocation).report();
  }

  @Override
  public List<String> newOverlay(Invocation invocation, OverlayWish wish) {
    return new OverlayUseCases(invocation).make(wish);
  }

  @Override
  public OverlayRebase rebaseOverlay(
      Invocation invocation, String name, OverlayAcceptance acceptance) {
    return new OverlayUseCases(invocation).rebase(name, acceptance);
  }

  @Override
  public ProvisionReport provision(Invocation invocation, ProvisionOrder order) {
    return new ProvisionUseCase(invocation, order).run();
  }

  @Override
  public List<RunSummary> runs(Invocation invocation, int limit) {
    return new LedgerRuns(fleet(invocation), invocation).latest(limit);
  }

  @Override
  public RunResult runOf(Invocation invocation, Optional<String> runId) {
    return new LedgerRuns(fleet(invocation), invocation).run(runId);
  }

  private static LedgerPlace ledger(Invocation invocation) {
    return LedgerPlaces.of(fleet(invocation), invocation);
  }

  private static Fleet fleet(Invocation invocation) {
    Problems problems = new Problems();
    return FleetReader.read(invocation.start(), problems)
        .orElseThrow(() -> new ProblemException(problems.sorted()));
  }
}
