package dev.atoll.engine;

import java.util.List;

/** Holds the databases that are shared by all tenants of a run, unwritable, until it is closed. */
public interface Keeper extends AutoCloseable {
  /** What it holds, in the order it was given. */
  List<SharedDatabase> shared();

  @Override
  void close();
}
