package dev.atoll.core.packages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Fetches what lies on other machines. */
public interface Web {
  /**
   * A small document.
   *
   * @throws Absent when the server says that there is none
   * @throws IOException when it cannot be had, after all tries
   */
  byte[] read(URI address) throws IOException;

  /** As {@link #read}, into a file that is not there yet. */
  void download(URI address, Path file) throws IOException;

  /** The server answers that it does not have the document. */
  final class Absent extends IOException {
    Absent(String message) {
      super(message);
    }
  }
}
