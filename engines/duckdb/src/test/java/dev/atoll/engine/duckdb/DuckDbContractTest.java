package dev.atoll.engine.duckdb;

import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineContract;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Target;
import java.util.List;

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

  @Override
  protected OrphanSearch.Names names() {
    return new OrphanSearch.Names(
        List.of(
            new NamePattern(
                List.of(
                    new NamePattern.Part.Fixed(folder + "/"),
                    new NamePattern.Part.Tenant(),
                    new NamePattern.Part.Fixed("/contract.duckdb")))),
        List.of(),
        List.of());
  }
}
