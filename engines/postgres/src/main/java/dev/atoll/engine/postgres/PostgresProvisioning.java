package dev.atoll.engine.postgres;

import dev.atoll.domain.Problem;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.ProvisioningStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logins, databases, schemas and rights of tenants, server by server. */
final class PostgresProvisioning implements Provisioning {
  /** What carries a step out. */
  private record Work(Administrator admin, Change change) {}

  private final Map<String, Administrator> administrators = new LinkedHashMap<>();
  private final List<ProvisioningStep> steps = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  PostgresProvisioning(List<Provision> tenants, Existing existing) {
    Map<String, List<Provision>> byServer = new LinkedHashMap<>();
    for (Provision tenant : tenants) {
      Administrator admin = new Administrator(tenant.target());
      administrators.putIfAbsent(admin.key(), admin);
      byServer.computeIfAbsent(admin.key(), key -> new ArrayList<>()).add(tenant);
    }
    try {
      byServer.forEach(
          (key, here) -> {
            Administrator admin = administrators.get(key);
            if (admin == null) {
              throw new IllegalStateException("no administrator: " + key);
            }
            Changes changes = new Changes();
            new LoginChanges(admin, here, existing, changes).find();
            new DatabaseChanges(admin, here, existing, changes).find();
            add(admin, changes);
          });
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private void add(Administrator admin, Changes changes) {
    problems.addAll(changes.problems());
    for (Change change : changes.all()) {
      String where =
          change.database().map(name -> admin.server() + "/" + name).orElse(admin.server());
      steps.add(new ProvisioningStep(steps.size(), change.tenant(), where, change.shown()));
      works.add(new Work(admin, change));
    }
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
    Optional<Change.Password> password = work.change.password();
    if (password.isPresent()) {
      work.admin.password(password.get().role(), password.get().word());
    } else {
      work.admin.execute(work.change.database(), work.change.shown());
    }
  }

  @Override
  public void close() {
    administrators.values().forEach(Administrator::close);
  }
}
