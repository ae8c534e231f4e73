package dev.atoll.core.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside the folder of packages, in which everything is made ready before one rename puts
 * it in place. One process has it at a time; what a killed one left is removed by the next, and
 * packages it had moved away are put back.
 */
final class Staging implements AutoCloseable {
  private static final String OLD = "old";
  private static final String NEW = "new";

  private final Path install;
  private final Path folder;
  private final FileChannel channel;

  private Staging(Path install, Path folder, FileChannel channel) {
    this.install = install;
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @param install the folder of packages, there or not
   * @return empty while another process has it
   */
  static Optional<Staging> beside(Path install) throws IOException {
    Path real = Files.isSymbolicLink(install) ? install.toRealPath() : install;
    Path parent = Objects.requireNonNull(real.getParent(), "a folder of packages has a parent");
    Path folder = parent.resolve("." + real.getFileName() + ".atoll");
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      return Optional.empty();
    }
    Staging staging = new Staging(real, folder, channel);
    staging.restore();
    staging.clear();
    Files.createDirectories(staging.made());
    return Optional.of(staging);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Killed between two renames, a process leaves no folder of packages at all. */
  private void restore() throws IOException {
    Path old = folder.resolve(OLD);
    if (Files.isDirectory(old) && !Files.exists(install, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(old, install, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(entry -> !entry.endsWith("lock")).forEach(Folders::delete);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** For files that are needed on the way. */
  Path scratch() {
    return folder;
  }

  /** Where the packages are put together. */
  Path made() {
    return folder.resolve(NEW);
  }

  /** Puts what was made in the place of what was there; on failure that is there again. */
  void swap() throws IOException {
    Path old = folder.resolve(OLD);
    boolean wasThere = Files.exists(install, LinkOption.NOFOLLOW_LINKS);
    if (wasThere) {
      Files.move(install, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(made(), install, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (wasThere) {
        Files.move(old, install, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /** Writes a file whole or not at all. */
  void write(Path file, String text) throws IOException {
    Path whole = Files.createTempFile(folder, "file-", ".tmp");
    Files.writeString(whole, text);
    try {
      // A temporary file is its owner's alone, which a file of the project is not.
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(file));
      } else {
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-r--r--"));
      }
    } catch (UnsupportedOperationException e) {
      // No such permissions on this system.
    }
    Files.move(
        whole,
        Files.isSymbolicLink(file) ? file.toRealPath() : file,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try {
      clear();
      channel.close();
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
