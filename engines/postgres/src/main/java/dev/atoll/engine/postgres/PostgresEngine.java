package dev.atoll.engine.postgres;

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
import dev.atoll.engine.Server;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/** PostgreSQL over JDBC. Understands the profile keys that dbt-postgres documents. */
public final class PostgresEngine implements Engine {
  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public Dialect dialect() {
    return PostgresDialect.INSTANCE;
  }

  @Override
  public SequencedSet<Capability> capabilities() {
    return Ordered.set(
        List.of(
            Capability.TRANSACTIONAL_DDL,
            Capability.MERGE,
            Capability.MATERIALIZED_VIEWS,
            Capability.NESTED_TYPES,
            Capability.INDEXES,
            Capability.LOCKED_ACCESS));
  }

  @Override
  public List<MacroFile> macros() {
    return MacroResources.beside(PostgresEngine.class, "macros/");
  }

  @Override
  public List<Problem> check(Target target) {
    return new ProfileCheck(target).problems();
  }

  @Override
  public Namespace namespace(Target target) {
    return Profile.of(target).namespace();
  }

  /** A schema of a database of a server. */
  @Override
  public Optional<Route> route(Target target) {
    Profile profile = Profile.of(target);
    return Optional.of(
        new Route(
            "postgres:%s/%s/%s"
                .formatted(
                    profile.server().toLowerCase(Locale.ROOT),
                    profile.namespace().database(),
                    profile.namespace().schema()),
            Optional.empty()));
  }

  @Override
  public Optional<Server> server(Target target) {
    Profile profile = Profile.of(target);
    return Optional.of(new Server(profile.server(), profile.connections()));
  }

  /** Rights on shared schemas are the server's to keep, so there is nothing to hold. */
  @Override
  public Keeper keep(List<SharedDatabase> shared) {
    return new PostgresKeeper(List.copyOf(shared));
  }

  @Override
  public Database open(Target target, Access access, Limits limits) {
    return new PostgresDatabase(new Connector(Profile.of(target), access));
  }

  @Override
  public Provisioning provisioning(List<Provision> tenants, Provisioning.Existing existing) {
    return new PostgresProvisioning(tenants, existing);
  }

  /** No two servers started at the same microsecond. */
  @Override
  public Optional<String> identity(Target target) {
    try (Onlooker eyes = LeftDatabases.eyes(target)) {
      return Optional.of(
          eyes.rows("select extract(epoch from pg_postmaster_start_time())").getFirst().getFirst());
    }
  }

  @Override
  public Orphans orphans(OrphanSearch search) {
    return LeftDatabases.find(search);
  }
}
