package dev.atoll.engine.duckdb;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Capability;
import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.MacroFile;
import dev.atoll.engine.MacroResources;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.Route;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** DuckDB inside this process. Understands the profile keys that dbt-duckdb documents. */
public final class DuckDbEngine implements Engine {
  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public Dialect dialect() {
    return DuckDbDialect.INSTANCE;
  }

  @Override
  public SequencedSet<Capability> capabilities() {
    return Ordered.set(
        List.of(
            Capability.TRANSACTIONAL_DDL,
            Capability.REPLACE_TABLE,
            Capability.MERGE,
            Capability.NESTED_TYPES,
            Capability.INDEXES,
            Capability.LOCKED_ACCESS));
  }

  @Override
  public List<MacroFile> macros() {
    return MacroResources.beside(DuckDbEngine.class, "macros/");
  }

  @Override
  public List<Problem> check(Target target) {
    return new ProfileCheck(target).problems();
  }

  @Override
  public Namespace namespace(Target target) {
    return Profile.of(target).namespace();
  }

  @Override
  public Optional<Route> route(Target target) {
    return Profile.of(target).location().route();
  }

  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    return DuckDbKeeper.open(shared);
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    return new Opening(Profile.of(target), access, limits).open();
  }

  @Override
  public Provisioning provisioning(List<Provision> tenants, Provisioning.Existing existing) {
    return new DuckDbProvisioning(this, tenants);
  }

  /** Files by their names; whom to look as does not matter. */
  @Override
  public Orphans orphans(OrphanSearch search) {
    return new LeftFiles(search).find();
  }
}
