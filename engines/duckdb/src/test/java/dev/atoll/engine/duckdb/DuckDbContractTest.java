package dev.atoll.engine.duckdb;

import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineContract;
import dev.atoll.engine.Target;

final class DuckDbContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new DuckDbEngine();
  }

  @Override
  protected Target target() {
    return Targets.file(folder, "own/contract.duckdb");
  }

  @Override
  protected Target lockedTarget() {
    return Targets.file(folder, "locked/other.duckdb");
  }
}
