package dev.atoll.engine;

/**
 * What one open database may use of the machine.
 *
 * @param threads at least 1
 * @param memoryBytes at least 16 MiB
 */
public record Limits(int threads, long memoryBytes) {
  private static final long LEAST_MEMORY = 16L << 20;

  public Limits {
    if (threads < 1 || memoryBytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "limits too small: " + threads + " threads, " + memoryBytes + " bytes");
    }
  }
}
