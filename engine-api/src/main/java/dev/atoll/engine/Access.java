package dev.atoll.engine;

import java.nio.file.Path;
import java.util.Optional;

/** The rights with which a database is opened. */
public sealed interface Access {
  /** The rights the profile gives, unlimited: a plain dbt project. */
  record Own() implements Access {}

  /** Reads only, creates nothing: a plan or a look at a catalog. */
  record ReadOnly() implements Access {}

  /**
   * Locked in: SQL reaches the target's own database for reading and writing, the keeper's shared
   * databases for reading, and nothing else; the engine itself refuses the rest, and the lock
   * cannot be undone by SQL.
   *
   * @param keeper holds the shared databases; must stay open as long as the database is
   * @param exportFolder a folder that SQL may read and write files in; holds no database file and
   *     no other tenant's files
   */
  record Locked(Keeper keeper, Optional<Path> exportFolder) implements Access {
    public Locked {
      exportFolder.ifPresent(
          folder -> {
            if (!folder.isAbsolute()) {
              throw new IllegalArgumentException("an export folder is absolute: " + folder);
            }
          });
    }
  }
}
