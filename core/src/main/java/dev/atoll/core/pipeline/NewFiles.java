package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes several files, all of them or none; what is there is never overwritten. */
final class NewFiles {
  private NewFiles() {}

  /** A folder that is not there yet, with files in it. */
  static void folder(Path folder, Map<String, String> files) {
    Path parent = parent(folder);
    try {
      if (Files.exists(folder)) {
        throw new FileAlreadyExistsException(folder.toString());
      }
      Path draft = Files.createTempDirectory(parent, ".atoll-init");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          write(draft.resolve(file.getKey()), file.getValue());
        }
        // Drafts are readable by their owner only; what is made here is as open as its folder.
        openAs(parent, draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(draft);
      }
    } catch (IOException e) {
      throw notWritten(folder, e);
    }
  }

  private static void openAs(Path like, Path draft) throws IOException {
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(like);
      rights.add(PosixFilePermission.OWNER_READ);
      rights.add(PosixFilePermission.OWNER_WRITE);
      rights.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(draft, rights);
    }
  }

  /** Files in a folder that is there; what was written goes away again when one cannot be. */
  static void into(Path folder, Map<String, String> files) {
    List<Path> made = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Path above = parent(path);
        if (!Files.isDirectory(above)) {
          Files.createDirectories(above);
          made.add(above);
        }
        Files.writeString(
            path,
            file.getValue(),
            StandardCharsets.UTF_8,
            java.nio.file.StandardOpenOption.CREATE_NEW);
        made.add(path);
      }
    } catch (IOException e) {
      for (Path path : made.reversed()) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException alsoFailed) {
          e.addSuppressed(alsoFailed);
        }
      }
      throw notWritten(folder, e);
    }
  }

  /** One file, new or with other text; nobody ever reads half of it. */
  static void replace(Path file, String text) {
    try {
      Files.createDirectories(parent(file));
      // A link stays one.
      Path real = Files.exists(file) ? file.toRealPath() : file;
      Path draft = Files.createTempFile(parent(real), ".profiles", ".draft");
      try {
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        if (Files.exists(real) && Files.getFileStore(real).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(real));
        }
        Files.move(
            draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder above " + path);
    }
    return parent;
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(parent(path));
    Files.writeString(path, text, StandardCharsets.UTF_8);
  }

  /** A folder with all in it, where there is one. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static ProblemException notWritten(Path path, IOException e) {
    return new ProblemException(
        Problem.error(
            InitCodes.NOT_WRITTEN,
            "cannot write " + path,
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "make its folder writable for this user, or choose another one"));
  }
}
