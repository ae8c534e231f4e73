package dev.atoll.core.packages;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Repositories, by the {@code git} that is installed, so that the user's keys, credentials and
 * settings count. An address never stands on a command line or in a file, since it may hold a
 * secret.
 */
final class Git {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final int TRIES = 3;
  private static final int MAX_MINUTES = 15;

  /** What git says when the network, not the question, was at fault. */
  private static final Pattern OUTAGE =
      Pattern.compile(
          "Could not resolve host|Connection timed out|Connection reset|Connection refused"
              + "|early EOF|RPC failed|unexpected disconnect|returned error: (5\\d\\d|429)",
          Pattern.CASE_INSENSITIVE);

  private final Path scratch;
  private final Map<String, String> environment;
  private final Stop stop;
  private boolean known;

  /**
   * Prepares a git.
   *
   * @param scratch a folder that is thrown away
   */
  Git(Path scratch, Map<String, String> environment, Stop stop) {
    this.scratch = scratch;
    this.environment = Map.copyOf(environment);
    this.stop = stop;
  }

  /**
   * Fetches one revision, without its history.
   *
   * @param shown the address as people may see it
   * @param folder empty; afterwards the files, without git's own
   * @return the hash of the commit
   * @throws ProblemException when that does not work
   */
  String fetch(Wanted.Git wanted, String shown, Place place, Path folder) {
    requireGit(place);
    Call call = new Call(wanted, shown, place, folder);
    call.must("init", "-q");
    String commit = call.fetched();
    call.must("-c", "core.hooksPath=/dev/null", "checkout", "-q", commit);
    String hash = call.must("rev-parse", "HEAD").strip();
    Folders.delete(folder.resolve(".git"));
    return hash;
  }

  private void requireGit(Place place) {
    if (known) {
      return;
    }
    Matcher version = VERSION.matcher(version());
    if (!version.find()) {
      throw new ProblemException(
          Problem.error(
              PackageCodes.NO_GIT,
              place,
              "git is not installed",
              "a git package is fetched with the git of this machine, and none is on the PATH",
              "install git, or take the package from the hub or as a tarball"));
    }
    int number = Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2));
    if (number < 2031) {
      throw new ProblemException(
          Problem.error(
              PackageCodes.NO_GIT,
              place,
              "git is too old",
              "it is " + version.group() + ", and 2.31 is needed",
              "install a newer git"));
    }
    known = true;
  }

  /** What git says of itself; nothing when there is none. */
  private String version() {
    try {
      return run(scratch, Map.of(), List.of("--version")).out;
    } catch (IOException e) {
      return "";
    }
  }

  /** Where git is, by the PATH of this environment; without one, by that of the process. */
  private Optional<String> program() {
    if (!environment.containsKey("PATH")) {
      return Optional.of("git");
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(new File(folder, "git"), new File(folder, "git.exe")))
        .filter(file -> file.isFile() && file.canExecute())
        .map(File::getPath)
        .findFirst();
  }

  /** What a command printed. */
  private record Said(int exit, String out, String err) {}

  /** All that is done for one package. */
  private final class Call {
    private final Wanted.Git wanted;
    private final String shown;
    private final Place place;
    private final Path folder;

    Call(Wanted.Git wanted, String shown, Place place, Path folder) {
      this.wanted = wanted;
      this.shown = shown;
      this.place = place;
      this.folder = folder;
    }

    /** Fetches the commit that the revision means, and names it. */
    String fetched() {
      Map<String, String> hashes = hashes();
      String revision = wanted.revision().orElse("HEAD");
      Optional<String> name =
          Stream.of("refs/tags/" + revision, "refs/heads/" + revision, revision)
              .filter(hashes::containsKey)
              .findFirst();
      if (name.isPresent()) {
        must("fetch", "-q", "--depth", "1", "origin", name.get());
        return "FETCH_HEAD";
      }
      if (!HASH.matcher(revision).matches()) {
        throw noRevision(revision, hashes);
      }
      // Some servers hand out only what a branch or tag names.
      if (tried("fetch", "-q", "--depth", "1", "origin", revision).exit != 0) {
        must("fetch", "-q", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*");
        if (tried("cat-file", "-e", revision + "^{commit}").exit != 0) {
          throw noRevision(revision, hashes);
        }
      }
      return revision;
    }

    private Map<String, String> hashes() {
      Map<String, String> hashes = new LinkedHashMap<>();
      for (String line : must("ls-remote", "origin").lines().toList()) {
        String[] parts = line.split("\t", 2);
        if (parts.length == 2) {
          hashes.put(parts[1], parts[0]);
        }
      }
      return hashes;
    }

    private ProblemException noRevision(String revision, Map<String, String> hashes) {
      List<String> names =
          hashes.keySet().stream()
              .filter(name -> name.startsWith("refs/tags/") || name.startsWith("refs/heads/"))
              .filter(name -> !name.endsWith("^{}"))
              .map(name -> name.replaceFirst("refs/(tags|heads)/", ""))
              .distinct()
              .toList();
      return new ProblemException(
          Problem.error(
              PackageCodes.NO_REVISION,
              place,
              "git package " + shown + " has no revision '" + revision + "'",
              hashes.isEmpty()
                  ? "the repository is empty"
                  : "no tag, branch or whole hash of a commit is called that",
              Nearest.suggestion(
                  revision,
                  names,
                  names.isEmpty()
                      ? "mend 'revision'"
                      : "take one of "
                          + String.join(", ", names.subList(0, Math.min(5, names.size()))))));
    }

    String must(String... arguments) {
      Said said = tried(arguments);
      if (said.exit == 0) {
        return said.out;
      }
      String cause = said.err.strip().replaceAll("\\s*\n\\s*", "; ");
      throw new ProblemException(
          Problem.error(
              PackageCodes.GIT_FAILED,
              place,
              "git package " + shown + " cannot be fetched",
              "git says: " + (cause.isEmpty() ? "nothing, exit code " + said.exit : cause),
              "see whether 'git ls-remote' reads the repository from this machine"));
    }

    private Said tried(String... arguments) {
      List<String> words = List.of(arguments);
      try {
        Said said = run(folder, remote(), words);
        for (int i = 1; i < TRIES && said.exit != 0 && OUTAGE.matcher(said.err).find(); i++) {
          said = run(folder, remote(), words);
        }
        return said;
      } catch (IOException e) {
        return new Said(-1, "", String.valueOf(e));
      }
    }

    private Map<String, String> remote() {
      return Map.of(
          "GIT_CONFIG_COUNT", "2",
          "GIT_CONFIG_KEY_0", "remote.origin.url",
          "GIT_CONFIG_VALUE_0", wanted.url(),
          // A server that has gone silent is given up.
          "GIT_CONFIG_KEY_1", "http.lowSpeedTime",
          "GIT_CONFIG_VALUE_1", "60");
    }
  }

  private Said run(Path folder, Map<String, String> more, List<String> arguments)
      throws IOException {
    stop.check();
    List<String> line = new ArrayList<>();
    line.add(program().orElseThrow(() -> new IOException("there is no git on the PATH")));
    line.addAll(arguments);
    Path out = Files.createTempFile(scratch, "git-", ".out");
    Path err = Files.createTempFile(scratch, "git-", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      // The surroundings of a hook that Atoll may run in are about another repository.
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE").forEach(builder.environment()::remove);
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      builder.environment().putAll(more);
      int exit = finished(builder.start());
      return new Said(
          exit,
          new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
          new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private int finished(Process process) throws IOException {
    try (Stop.Listening _ = stop.onRequest(() -> kill(process))) {
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("it took longer than " + MAX_MINUTES + " minutes");
      }
      stop.check();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
