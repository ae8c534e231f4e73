package dev.atoll.engine.duckdb;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.ProvisioningStep;
import dev.atoll.engine.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Folders and database files: a file is a tenant's whole place, so nothing else is needed. */
final class DuckDbProvisioning implements Provisioning {
  private static final long MEMORY = 64L << 20;

  /** Makes one thing. */
  private interface Work {
    void run() throws IOException;
  }

  private final DuckDbEngine engine;
  private final List<ProvisioningStep> steps = new ArrayList<>();
  private final Map<Integer, Work> works = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  DuckDbProvisioning(DuckDbEngine engine, List<Provision> tenants) {
    this.engine = engine;
    Set<Path> folders = new LinkedHashSet<>();
    for (Provision tenant : tenants) {
      engine
          .route(tenant.target())
          .flatMap(Route::file)
          .ifPresent(file -> add(tenant, file, folders));
      if (!tenant.views().isEmpty()) {
        problems.add(
            Problem.error(
                    EngineProblems.NOTHING_TO_SHARE,
                    tenant.place(),
                    "DuckDB has no views of shared rows for each tenant",
                    "a tenant that may read a file may read all of it",
                    "keep each tenant's rows in its own file, or use PostgreSQL for the source")
                .forTenants(List.of(new TenantId(tenant.tenant()))));
      }
    }
  }

  private void add(Provision tenant, Path file, Set<Path> folders) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder) && folders.add(folder)) {
      step(tenant, folder, "make folder " + folder, () -> Files.createDirectories(folder));
    }
    if (!Files.exists(file)) {
      step(
          tenant,
          folder == null ? file : folder,
          "make database " + file,
          () -> engine.open(tenant.target(), new Access.Own(), new Limits(1, MEMORY)).close());
    }
  }

  private void step(Provision tenant, Path where, String shown, Work work) {
    works.put(steps.size(), work);
    steps.add(
        new ProvisioningStep(steps.size(), Optional.of(tenant.tenant()), where.toString(), shown));
  }

  @Override
  public List<ProvisioningStep> steps() {
    return List.copyOf(steps);
  }

  @Override
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void carryOut(ProvisioningStep step) {
    Work work = works.get(step.number());
    if (work == null) {
      throw new IllegalArgumentException("no such step: " + step);
    }
    try {
      work.run();
    } catch (IOException failed) {
      throw new EngineException(
          EngineException.Kind.PERMISSION_DENIED, step.shown() + " failed: " + failed.getMessage());
    }
  }

  @Override
  public void close() {}
}
