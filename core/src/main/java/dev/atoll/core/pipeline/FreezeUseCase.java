package dev.atoll.core.pipeline;

import dev.atoll.core.freeze.FreezeCodes;
import dev.atoll.core.freeze.Frozen;
import dev.atoll.core.freeze.FrozenFile;
import dev.atoll.core.freeze.FrozenJson;
import dev.atoll.core.freeze.FrozenNode;
import dev.atoll.core.freeze.FrozenTenant;
import dev.atoll.core.freeze.IgnoredColumns;
import dev.atoll.core.plan.Release;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code freeze}: keeps what stands in the databases, as hashes. */
final class FreezeUseCase {
  private final Invocation invocation;
  private final FreezeRequest request;
  private final Cancellation cancellation;

  FreezeUseCase(Invocation invocation, FreezeRequest request, Cancellation cancellation) {
    this.invocation = invocation;
    this.request = request;
    this.cancellation = cancellation;
  }

  /** Reads, and writes the file as a whole or not at all. */
  FreezeReport freeze(Path out) {
    Loaded loaded = load(invocation, "freeze");
    Problems problems = new Problems();
    problems.addAll(loaded.warnings());
    Choices choices =
        Choices.of(request.selection(), Freezing.types(request.sources()), loaded, invocation);
    SequencedMap<TenantId, Freezing.Wanted> wanted = new LinkedHashMap<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      wanted.put(
          tenant.id(),
          new Freezing.Wanted(
              Freezing.withRelation(tenant, choices.in(tenant, problems)), Map.of()));
    }
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    Path file = invocation.workingDir().resolve(out);
    refuseUnwritable(file);
    IgnoredColumns ignored = new IgnoredColumns(request.ignored());
    List<FrozenTenant> tenants = new ArrayList<>(invalid(loaded, problems));
    tenants.addAll(new Freezing(invocation, loaded, ignored, cancellation, problems).read(wanted));
    FrozenFile frozen =
        FrozenFile.of(
            new Frozen(
                header(
                    invocation,
                    loaded,
                    Planning.said(request.selection()),
                    Frozen.Sources.valueOf(request.sources().name()),
                    ignored),
                tenants));
    boolean stopped = cancellation.isRequested();
    if (!stopped) {
      write(frozen, file);
    }
    return report(loaded, frozen, stopped ? Optional.empty() : Optional.of(file), problems);
  }

  static Loaded load(Invocation invocation, String command) {
    return new Loader(
            invocation,
            Started.of(invocation).invoked(),
            Flags.of(command),
            tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
        .load(SecretUse.READ);
  }

  /** Tenants that cannot be looked at because of their own files. */
  static List<FrozenTenant> invalid(Loaded loaded, Problems problems) {
    problems.addAll(loaded.ofTenants());
    List<FrozenTenant> failed = new ArrayList<>();
    loaded
        .invalid()
        .forEach((tenant, problem) -> failed.add(FrozenTenant.failed(tenant, "", problem.code())));
    return failed;
  }

  static Frozen.Header header(
      Invocation invocation,
      Loaded loaded,
      SequencedMap<String, List<String>> selection,
      Frozen.Sources sources,
      IgnoredColumns ignored) {
    return new Frozen.Header(
        loaded.name(),
        loaded.environment(),
        Release.of(loaded.project()),
        selection,
        invocation.tenants().narrows() ? Frozen.Scope.SOME_TENANTS : Frozen.Scope.ALL_TENANTS,
        sources,
        ignored.patterns());
  }

  /** Before anything is read, since that may take long. */
  private static void refuseUnwritable(Path file) {
    if (Files.isDirectory(file)) {
      throw notWritten(file, "it is a folder");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw notWritten(file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** Beside it first, so that nobody ever reads half of it. */
  private static void write(FrozenFile frozen, Path file) {
    try {
      Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".frozen", ".draft");
      try {
        Files.write(draft, FrozenJson.bytes(frozen));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw notWritten(file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static ProblemException notWritten(Path file, String cause) {
    return new ProblemException(
        Problem.error(
            FreezeCodes.NOT_WRITTEN,
            "the frozen data cannot be written to " + file,
            cause,
            "name a file in a folder that can be written"));
  }

  private static FreezeReport report(
      Loaded loaded, FrozenFile file, Optional<Path> written, Problems problems) {
    long relations = 0;
    long rows = 0;
    long absent = 0;
    for (FrozenTenant tenant : file.frozen().tenants()) {
      for (FrozenNode node : tenant.nodes().values()) {
        if (node.reading() instanceof FrozenNode.Content content) {
          relations++;
          rows += content.rows();
        } else if (node.reading() instanceof FrozenNode.Absent) {
          absent++;
        }
      }
    }
    return new FreezeReport(
        loaded.name(),
        loaded.environment(),
        loaded.shape(),
        written,
        file.id(),
        new FreezeReport.Totals(file.frozen().tenants().size(), relations, rows),
        absent,
        problems.sorted());
  }
}
