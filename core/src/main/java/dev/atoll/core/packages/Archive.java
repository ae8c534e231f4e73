package dev.atoll.core.packages;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a .tar.gz that somebody else made: nothing of it may land outside of its folder. */
final class Archive {
  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_ENTRIES = 200_000;
  private static final int EXECUTABLE = 0100;

  private final Path folder;
  private final Stop stop;
  private final Map<Path, String> links = new LinkedHashMap<>();
  private long left = MAX_BYTES;

  private Archive(Path folder, Stop stop) {
    this.folder = folder;
    this.stop = stop;
  }

  /** An entry that would leave the folder. */
  static final class Unsafe extends IOException {
    Unsafe(String message) {
      super(message);
    }
  }

  /**
   * Unpacks an archive whose entries all lie in one folder.
   *
   * @param folder not there yet
   * @return that one folder
   * @throws Unsafe when an entry would leave the folder
   * @throws IOException when it is no such archive
   */
  static Path unpack(Path file, Path folder, Stop stop) throws IOException {
    Path root = Files.createDirectories(folder).toRealPath();
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(bytes), "UTF-8")) {
      new Archive(root, stop).unpack(tar);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
    try (Stream<Path> entries = Files.list(root)) {
      List<Path> tops = entries.toList();
      if (tops.size() != 1 || !Files.isDirectory(tops.getFirst())) {
        throw new IOException("it holds " + tops.size() + " entries at its top, not one folder");
      }
      return tops.getFirst();
    }
  }

  private void unpack(TarArchiveInputStream tar) throws IOException {
    int entries = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      stop.check();
      if (++entries > MAX_ENTRIES) {
        throw new IOException("it holds more than " + MAX_ENTRIES + " entries");
      }
      unpack(entry, tar);
    }
    // Links come last, so that no entry can be written through one.
    for (Map.Entry<Path, String> link : links.entrySet()) {
      link(link.getKey(), link.getValue());
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream bytes) throws IOException {
    Path path = inside(folder, entry.getName(), entry.getName());
    if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
      throw new Unsafe("'" + entry.getName() + "' is neither a file, a folder nor a link");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Path parent = Objects.requireNonNull(path.getParent());
      inside(parent, entry.getLinkName(), entry.getName());
      links.put(path, entry.getLinkName());
    } else if (entry.isLink()) {
      Path target = inside(folder, entry.getLinkName(), entry.getName());
      prepare(path);
      Files.copy(target, path);
    } else {
      prepare(path);
      write(path, bytes);
      if ((entry.getMode() & EXECUTABLE) != 0) {
        path.toFile().setExecutable(true);
      }
    }
  }

  private static void prepare(Path path) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.deleteIfExists(path);
  }

  private void write(Path path, InputStream bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (var out = Files.newOutputStream(path)) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        stop.check();
        left -= read;
        if (left < 0) {
          throw new IOException("it holds more than " + (MAX_BYTES >> 30) + " GB");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private Path inside(Path from, String name, String entry) throws IOException {
    Path path;
    try {
      path = from.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new Unsafe("'" + entry + "' is no path");
    }
    if (!path.startsWith(folder) || Path.of(name).isAbsolute() || name.startsWith("/")) {
      throw new Unsafe("'" + entry + "' leads out of the package");
    }
    return path;
  }

  private void link(Path path, String target) throws IOException {
    prepare(path);
    Files.createSymbolicLink(path, Path.of(target));
    // Links that lead over links may end elsewhere than their names say.
    if (!Files.exists(path)) {
      Files.delete(path);
    } else if (!path.toRealPath().startsWith(folder)) {
      throw new Unsafe("'" + folder.relativize(path) + "' leads out of the package");
    }
  }
}
