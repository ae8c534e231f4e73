package dev.atoll.core.pipeline.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of one folder as a web server names them; what lies outside of it does not exist. */
final class DocsFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("sql", "text/plain; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("csv", "text/plain; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"));

  private final Path folder;

  private DocsFiles(Path folder) {
    this.folder = folder;
  }

  /** The files of a folder; empty when there is no such folder. */
  static Optional<DocsFiles> of(Path folder) {
    try {
      return Optional.of(new DocsFiles(folder.toRealPath()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The file of a request.
   *
   * @param path decoded, as it stands behind the host
   */
  Optional<Path> find(String path) {
    String name = path.equals("/") ? "index.html" : path.substring(path.startsWith("/") ? 1 : 0);
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder)) {
        return Optional.empty();
      }
      // A link may lead out of the folder, whatever its name.
      Path real = file.toRealPath();
      return real.startsWith(folder) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What a browser takes a file for. */
  static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
