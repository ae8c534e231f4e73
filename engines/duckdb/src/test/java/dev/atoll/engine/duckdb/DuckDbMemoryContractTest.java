package dev.atoll.engine.duckdb;

import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineContract;
import dev.atoll.engine.Target;
import java.util.Map;

final class DuckDbMemoryContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new DuckDbEngine();
  }

  @Override
  protected Target target() {
    return Targets.of(folder, Map.of("path", ":memory:"));
  }

  @Override
  protected Target lockedTarget() {
    return target();
  }
}
