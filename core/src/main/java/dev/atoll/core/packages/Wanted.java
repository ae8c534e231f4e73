package dev.atoll.core.packages;

import java.util.List;
import java.util.Optional;

/** A package as packages.yml, another package or the lock file asks for it, rendered. */
sealed interface Wanted {
  /** What makes two wishes mean one package. */
  String key();

  /**
   * A package of the hub.
   *
   * @param name such as {@code dbt-labs/dbt_utils}
   * @param prereleases whether prereleases count
   */
  record Hub(String name, List<Bound> bounds, boolean prereleases) implements Wanted {
    public Hub {
      bounds = List.copyOf(bounds);
    }

    @Override
    public String key() {
      return "hub " + name;
    }
  }

  /**
   * A repository, or a folder of one.
   *
   * @param revision tag, branch or hash of a commit; the default branch when empty
   * @param warn whether a revision that moves is warned about
   */
  record Git(String url, Optional<String> revision, Optional<String> subdirectory, boolean warn)
      implements Wanted {
    @Override
    public String key() {
      String repository = url.endsWith(".git") ? url.substring(0, url.length() - 4) : url;
      return "git " + repository + subdirectory.map(folder -> "/" + folder).orElse("");
    }
  }

  /**
   * A folder.
   *
   * @param path relative to the root project's folder, or absolute
   */
  record Local(String path) implements Wanted {
    @Override
    public String key() {
      return "local " + path;
    }
  }

  /**
   * An archive somewhere on the web.
   *
   * @param name the folder it is put in
   */
  record Tarball(String url, String name) implements Wanted {
    @Override
    public String key() {
      return "tarball " + url;
    }
  }
}
