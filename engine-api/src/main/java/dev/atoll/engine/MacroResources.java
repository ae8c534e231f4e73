package dev.atoll.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;

/** Lists the macro files packed beside a class, in its jar or in its folder of classes. */
public final class MacroResources {
  private static final String SUFFIX = ".sql";

  private MacroResources() {}

  /**
   * The macro files of a folder, sorted by path.
   *
   * @param type any class of the jar
   * @param folder from the jar's root, ending with a slash
   */
  public static List<MacroFile> beside(Class<?> type, String folder) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return List.of();
    }
    try {
      return in(Path.of(source.getLocation().toURI()), folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** The macro files of a jar or of a folder of classes. */
  static List<MacroFile> in(Path root, String folder) throws IOException {
    List<MacroFile> files = Files.isDirectory(root) ? inFolder(root, folder) : inJar(root, folder);
    return files.stream().sorted(Comparator.comparing(MacroFile::path)).toList();
  }

  private static List<MacroFile> inFolder(Path root, String folderName) throws IOException {
    Path folder = root.resolve(folderName);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var files = new ArrayList<MacroFile>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.add(new MacroFile(name, Files.readString(path)));
      }
    }
    return files;
  }

  private static List<MacroFile> inJar(Path jar, String folder) throws IOException {
    var files = new ArrayList<MacroFile>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(folder) && name.endsWith(SUFFIX)) {
          try (InputStream text = zip.getInputStream(entry)) {
            files.add(new MacroFile(name, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    }
    return files;
  }
}
