package dev.atoll.core.session;

import dev.atoll.domain.TenantId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What one tenant's SQL may not name: the namespaces, roles and folders of the others. Owners are
 * numbers; {@link NameTable#ABSENT} where there is nothing to object to.
 *
 * @param names databases and schemas
 * @param roles logins
 * @param folders of database files, as absolute paths, and the files themselves
 * @param above every folder that one of those lies in
 * @param ids of all tenants, by their numbers
 * @param starts folders that relative paths may start in
 */
record ForeignNames(
    Holders names,
    Holders roles,
    Holders folders,
    Holders above,
    NameTable words,
    List<TenantId> ids,
    List<Path> starts,
    int tenant) {
  private static final String WILDCARDS = "*?[";

  /** The owner of a database or schema. */
  int name(String text, int start, int end) {
    return names.foreign(text, start, end, tenant);
  }

  /** The owner of a namespace or a login. */
  int nameOrRole(String text, int start, int end) {
    int owner = name(text, start, end);
    return owner == NameTable.ABSENT ? roles.foreign(text, start, end, tenant) : owner;
  }

  /** Whether a word is the id of a tenant, and so may be said as any other word. */
  boolean isId(String text, int start, int end) {
    return words.find(text, start, end) != NameTable.ABSENT;
  }

  boolean knowsFolders() {
    return !folders.isEmpty();
  }

  TenantId id(int owner) {
    return ids.get(owner);
  }

  /** The owner of the folder that a path leads into, wherever it starts. */
  int path(String written) {
    String text = written.replace('\\', '/').replaceFirst("^file:/+", "/");
    for (Path start : starts) {
      int owner = owner(start, text);
      if (owner != NameTable.ABSENT) {
        return owner;
      }
    }
    return NameTable.ABSENT;
  }

  private int owner(Path start, String text) {
    int wildcard = wildcard(text);
    String fixed =
        wildcard < 0 ? text : text.substring(0, Math.max(0, text.lastIndexOf('/', wildcard)));
    if (fixed.isEmpty()) {
      // Not every text with a star is a path; the engine lets nobody list the root.
      return NameTable.ABSENT;
    }
    try {
      Path path = start.resolve(fixed).normalize();
      if (wildcard >= 0) {
        String folder = path.toString();
        int owner = above.other(folder, 0, folder.length(), tenant);
        if (owner != NameTable.ABSENT) {
          return owner;
        }
      }
      for (Path at = path; at != null; at = at.getParent()) {
        String folder = at.toString();
        int owner = folders.foreign(folder, 0, folder.length(), tenant);
        if (owner != NameTable.ABSENT) {
          return owner;
        }
      }
    } catch (InvalidPathException noPath) {
      return NameTable.ABSENT;
    }
    return NameTable.ABSENT;
  }

  private static int wildcard(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (WILDCARDS.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }
}
