package dev.atoll.cli.shell;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The browser of whoever sits at this machine. */
public final class Browser {
  private Browser() {}

  /** Opens a page there, where there is a way to; that there is none is no mistake. */
  public static void open(URI page) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), page))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // A machine without a desktop: the address is printed anyway.
    }
  }

  static List<String> command(String system, URI page) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", page.toString());
  }
}
