package dev.atoll.core.pipeline;

import dev.atoll.core.pipeline.docs.DocsServer;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.domain.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything Atoll can do for one invocation, as functions of requests to results.
 *
 * <p>Input that is wrong as a whole (project, fleet file, command line) is thrown as one {@link
 * ProblemException} holding every problem, before anything was touched. What concerns one tenant or
 * one step stands in the result.
 */
public interface Atoll {
  /** The code of Problems whose line of source must not be shown: a secret stands in it. */
  String SECRET_IN_FILE = FleetCodes.SECRET_EXPOSED;

  /** The one wiring that is used outside tests. */
  static Atoll standard() {
    return new StandardAtoll();
  }

  /**
   * Builds, runs, tests, seeds, snapshots or compiles the selected nodes of the selected tenants.
   *
   * @param listener told from worker threads, see {@link RunListener}
   */
  RunResult execute(
      Invocation invocation, BuildRequest request, RunListener listener, Cancellation cancellation);

  /**
   * Once more what failed or was skipped in the run before, by that run's artifacts.
   *
   * @param listener told from worker threads, see {@link RunListener}
   */
  RunResult retry(Invocation invocation, RunListener listener, Cancellation cancellation);

  /**
   * Goes on with a run that was interrupted or killed, without doing twice what was committed.
   *
   * @param listener told from worker threads, see {@link RunListener}
   * @throws StalePlan when what the run was planned from has moved; nothing was touched
   */
  RunResult resume(
      Invocation invocation,
      ResumeRequest request,
      RunListener listener,
      Cancellation cancellation);

  /**
   * Once more what a run of the ledger left undone, or chosen steps of it.
   *
   * @param listener told from worker threads, see {@link RunListener}
   */
  RunResult rerun(
      Invocation invocation, RerunRequest request, RunListener listener, Cancellation cancellation);

  /**
   * What a verb would do, and why, tenant by tenant. Looks at catalogs at most.
   *
   * @param out where to write the plan
   */
  PlanReport plan(Invocation invocation, BuildRequest request, Optional<Path> out);

  /**
   * Carries out exactly what a plan says.
   *
   * @param plan a file that {@link #plan} wrote
   * @param listener told from worker threads, see {@link RunListener}
   * @throws StalePlan when what the plan was made from has moved; nothing was touched
   */
  RunResult apply(
      Invocation invocation, Path plan, RunListener listener, Cancellation cancellation);

  /**
   * Compiles the selected nodes, looks at the tenants' databases, and writes manifests, catalogs
   * and the pages that show them.
   *
   * @param request of the verb {@link BuildRequest.Verb#DOCS}
   * @param listener told from worker threads, see {@link RunListener}
   */
  DocsReport documentation(
      Invocation invocation, BuildRequest request, RunListener listener, Cancellation cancellation);

  /**
   * Shows on the web what {@link #documentation} wrote; the caller closes it.
   *
   * @throws ProblemException when nothing was written yet, or nobody can listen there
   */
  DocsServer serveDocumentation(Invocation invocation, DocsServer.Address address);

  /** The selected nodes, in the order in which dbt lists them. */
  NodeListing list(Invocation invocation, Selection selection);

  /** Rows of a node or of an inline query, for each selected tenant. */
  List<ShownRows> show(Invocation invocation, ShowRequest request, Cancellation cancellation);

  /**
   * Keeps what stands in the databases of the selected tenants, as hashes.
   *
   * @param out the file, written as a whole or not at all
   */
  FreezeReport freeze(
      Invocation invocation, FreezeRequest request, Path out, Cancellation cancellation);

  /** Holds what stands in the databases, or a second file, against frozen data. */
  ContentDifference compare(
      Invocation invocation, CompareRequest request, Cancellation cancellation);

  /** Reads the project and the fleet, and reports what is wrong with them. */
  ParseReport parse(Invocation invocation);

  /**
   * Everything that is wrong with project and fleet and needs no database to be found; throws no
   * problem.
   */
  CheckReport check(Invocation invocation, Tidiness tidiness);

  /**
   * Why something is as it is for one tenant.
   *
   * @throws ProblemException also for a tenant, variable, node or config that does not exist
   */
  Explanation explain(Invocation invocation, ExplainRequest request);

  /**
   * The forms that nodes have over the selected tenants, and what makes them differ.
   *
   * @param node only this one; all when empty
   */
  VariantReport variants(Invocation invocation, Optional<String> node);

  /** Groups of the selected tenants whose nodes all have the same form. */
  IdenticalReport identical(Invocation invocation);

  /** What two tenants, or two runs of the ledger, have differently. */
  Difference difference(Invocation invocation, DifferenceRequest request);

  /** Checks files, profile and connection, one check after another; never throws a problem. */
  DebugReport debug(Invocation invocation);

  /**
   * Installs the packages the project asks for, all of them or none.
   *
   * @param listener told what is being fetched, before it is
   */
  DepsReport deps(
      Invocation invocation,
      DepsRequest request,
      Consumer<String> listener,
      Cancellation cancellation);

  /** Removes what {@code clean-targets} names. */
  CleanReport clean(Invocation invocation);

  /**
   * Makes a project, a profile, or the files of a fleet; nothing that is there is overwritten.
   *
   * @param questions asked for what the request leaves open
   */
  InitReport init(Invocation invocation, InitRequest request, Questions questions);

  /** The selected tenants, with labels and route. */
  TenantListing tenants(Invocation invocation);

  /**
   * What tenants that are gone or have moved have left behind, and the relations of the selected
   * ones that no node makes any more. Removes nothing.
   */
  OrphanReport orphans(Invocation invocation);

  /** Who deviates from the shared project, and where. */
  OverlayReport overlayReport(Invocation invocation);

  /** Makes a new overlay; the files it wrote, relative to the folder of overlays. */
  List<String> newOverlay(Invocation invocation, OverlayWish wish);

  /** What an overlay replaced, then and now. */
  OverlayRebase rebaseOverlay(Invocation invocation, String name, OverlayAcceptance acceptance);

  /**
   * Finds what tenants lack on their engines, shows it to whom the order names, and makes it when
   * told to.
   */
  ProvisionReport provision(Invocation invocation, ProvisionOrder order);

  /** The runs the ledger remembers, newest first, at most {@code limit} of them. */
  List<RunSummary> runs(Invocation invocation, int limit);

  /**
   * One run as the ledger remembers it: by id, a unique beginning of one, {@code latest} or {@code
   * previous}; else the newest.
   */
  RunResult runOf(Invocation invocation, Optional<String> runId);
}
