package dev.atoll.engine.postgres;

import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineContract;
import dev.atoll.engine.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresContractTest extends EngineContract {
  private static @Nullable TestServer server;

  private @Nullable Target target;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static TestServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }

  @Override
  protected Engine engine() {
    return new PostgresEngine();
  }

  @Override
  protected Target target() {
    if (target == null) {
      target = server().target(folder);
    }
    return target;
  }

  @Override
  protected Target lockedTarget() {
    server()
        .run(
            "drop schema if exists own cascade",
            "drop role if exists tenant",
            "create role tenant login",
            "create schema own authorization tenant");
    return server().target(folder, java.util.Map.of("user", "tenant", "schema", "own"));
  }
}
