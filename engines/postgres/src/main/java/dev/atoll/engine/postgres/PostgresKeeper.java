package dev.atoll.engine.postgres;

import dev.atoll.engine.Keeper;
import dev.atoll.engine.SharedDatabase;
import java.util.List;

/** Names what is shared; the server's grants decide who may write to it. */
record PostgresKeeper(List<SharedDatabase> shared) implements Keeper {
  @Override
  public void close() {}
}
