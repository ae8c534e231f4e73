package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.MemorySize;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Limits;
import java.lang.management.ManagementFactory;

/**
 * The bounds of one run, with what the command leaves open chosen from the machine and the profile.
 *
 * @param threads statements at a time
 * @param openDatabases tenants at a time
 * @param memoryBytes of all open databases together
 */
record Budgets(int threads, int openDatabases, long memoryBytes) {
  private static final long LEAST_MEMORY = 128L << 20;

  static Budgets of(Invocation invocation, Loaded loaded, int tenants) {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = invocation.budget().threads().orElseGet(() -> threads(loaded, cores));
    int open = invocation.budget().openDatabases().orElse(threads);
    long memory =
        invocation.budget().memoryBytes().orElseGet(() -> physicalMemory() * share(loaded) / 100);
    return new Budgets(threads, Math.max(1, Math.min(open, Math.max(1, tenants))), memory);
  }

  /**
   * A plain project's profile says how many threads; dbt's default is 1. A fleet takes the machine.
   */
  private static int threads(Loaded loaded, int cores) {
    if (!loaded.fleet().isPlain() || loaded.tenants().isEmpty()) {
      return cores;
    }
    return loaded
        .tenants()
        .getFirst()
        .target()
        .setting("threads")
        .map(Setting::value)
        .filter(Number.class::isInstance)
        .map(value -> Math.max(1, ((Number) value).intValue()))
        .orElse(1);
  }

  private static int share(Loaded loaded) {
    return loaded.fleet().isPlain() ? 80 : 50;
  }

  private static long physicalMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 4L << 30;
  }

  /** What one tenant's database may use; its own wish cannot be more than all have together. */
  Limits limits(Loaded.Ready tenant) {
    int cores = Runtime.getRuntime().availableProcessors();
    int own = Math.max(1, cores / openDatabases);
    long memory = Math.max(LEAST_MEMORY, memoryBytes / openDatabases);
    Setting asked = tenant.tenant().limits().get("threads");
    Setting bytes = tenant.tenant().limits().get("memory");
    return new Limits(
        asked != null && asked.value() instanceof Long count ? count.intValue() : own,
        bytes == null
            ? memory
            : Math.min(
                MemorySize.bytes(String.valueOf(bytes.value())).orElse(memory),
                Math.max(LEAST_MEMORY, memoryBytes)));
  }
}
