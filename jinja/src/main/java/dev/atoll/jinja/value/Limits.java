package dev.atoll.jinja.value;

/**
 * How far one render may go before it is stopped with a Problem.
 *
 * @param depth macro calls inside one another
 * @param output characters written, those of inner macros included
 * @param iterations passes through all loops together
 */
public record Limits(int depth, long output, long iterations) {
  public static final Limits DEFAULT = new Limits(400, 256L << 20, 20_000_000);

  public Limits {
    if (depth < 1 || output < 1 || iterations < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
