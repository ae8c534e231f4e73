package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.Read;
import java.util.List;

/**
 * A render that gives nothing to anybody else.
 *
 * @param why what it looks at that no read tells
 * @param reads what it read before it came to that
 */
public record Private(String why, List<Read> reads) {
  public Private {
    reads = List.copyOf(reads);
  }
}
