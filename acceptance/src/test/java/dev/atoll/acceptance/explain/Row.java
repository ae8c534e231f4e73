package dev.atoll.acceptance.explain;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One row of a table of the reference, and a fleet file or an option in which it speaks.
 *
 * @param named what {@code explain} calls the source; the table's text for sources with many names
 * @param source the name that is expected in the explanation
 * @param value what it says
 */
record Row(String named, String source, String value, Writer writer) {
  /** Writes what the row says into a fleet. */
  @FunctionalInterface
  interface Writer {
    void into(Path fleet) throws IOException;
  }
}
