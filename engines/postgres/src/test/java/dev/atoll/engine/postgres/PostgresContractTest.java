package dev.atoll.engine.postgres;

import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineContract;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class PostgresContractTest extends EngineContract {
  private final TestServer server = TestServer.shared();

  private @Nullable Target target;

  @Override
  protected Engine engine() {
    return new PostgresEngine();
  }

  @Override
  protected Target target() {
    if (target == null) {
      target = server.target(folder);
    }
    return target;
  }

  @Override
  protected Target lockedTarget() {
    server.run(
        "drop schema if exists own cascade",
        "drop role if exists tenant",
        "create role tenant login",
        "create schema own authorization tenant");
    return server.target(folder, Map.of("user", "tenant", "schema", "own"));
  }

  @Override
  protected OrphanSearch.Names names() {
    return new OrphanSearch.Names(
        List.of(),
        List.of(),
        List.of(
            new NamePattern(
                List.of(new NamePattern.Part.Fixed("left_"), new NamePattern.Part.Tenant()))));
  }
}
