package dev.atoll.core.compile;

import dev.atoll.jinja.value.Reads;
import java.io.Serial;

/** Ends a render without a connection at the first place that needs one. Not an error. */
final class NeedsDatabase extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Reads reads;

  NeedsDatabase(Reads reads) {
    super("a render needs the database", null, false, false);
    this.reads = reads;
  }

  /** Of the render until then; they say why. */
  Reads reads() {
    return reads;
  }
}
