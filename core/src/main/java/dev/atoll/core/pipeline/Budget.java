package dev.atoll.core.pipeline;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Upper bounds for one run; each one left out is chosen from the machine and the profile.
 *
 * @param threads statements that run at the same time, over all tenants
 * @param openDatabases tenants whose databases are open at the same time
 * @param memoryBytes memory of all open databases together, in bytes
 */
public record Budget(OptionalInt threads, OptionalInt openDatabases, OptionalLong memoryBytes) {
  /** Everything chosen by Atoll. */
  public static final Budget DEFAULT =
      new Budget(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty());

  public Budget {
    if (threads.orElse(1) < 1 || openDatabases.orElse(1) < 1 || memoryBytes.orElse(1) < 1) {
      throw new IllegalArgumentException("a bound below one");
    }
  }
}
