package dev.atoll.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file that tells that a folder is a demo workspace, and how it was made. */
final class Marker {
  static final String FILE = ".atoll-demo";
  private static final int VERSION = 1;

  private Marker() {}

  static void write(Path workspace, DemoOptions options) throws IOException {
    Files.writeString(
        workspace.resolve(FILE),
        """
        # A demo workspace of Atoll. `atoll demo` replaces a folder that holds this file; delete the
        # file to keep what you made of it.
        version=%d
        tenants=%d
        scale=%s
        """
            .formatted(VERSION, options.tenants(), options.scale()));
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
  }
}
