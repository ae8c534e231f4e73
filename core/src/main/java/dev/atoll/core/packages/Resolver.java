package dev.atoll.core.packages;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Settles all packages of a project: those it asks for, and those that these ask for in turn. As in
 * dbt each is looked into as soon as it is met, with the version that suits everybody so far; what
 * is installed suits everybody in the end.
 */
final class Resolver {
  private final Path root;
  private final Sources sources;
  private final Pinning pinning;
  private final Problems problems;
  private final Map<String, List<Request>> wishes = new LinkedHashMap<>();
  private final Set<String> lookedInto = new LinkedHashSet<>();

  Resolver(Path root, Sources sources, Pinning pinning, Problems problems) {
    this.root = root;
    this.sources = sources;
    this.pinning = pinning;
    this.problems = problems;
  }

  /**
   * Every package, in the order in which they are met.
   *
   * @param project the name of the root project
   * @return what could be settled; all of it when there are no problems
   */
  List<Pinned> resolve(List<Listed> packages, String project) {
    List<Request> pending = packages.stream().map(Request::ofRoot).toList();
    while (!pending.isEmpty()) {
      pending = next(pending);
    }
    return settled(project);
  }

  /** As {@link #resolve}, for a list that holds everything already. */
  List<Pinned> resolveAlone(List<Listed> packages, String project) {
    packages.stream().map(Request::ofRoot).forEach(this::add);
    return settled(project);
  }

  private void add(Request request) {
    wishes.computeIfAbsent(request.wanted().key(), key -> new ArrayList<>()).add(request);
  }

  private List<Request> next(List<Request> pending) {
    pending.forEach(this::add);
    List<Request> next = new ArrayList<>();
    for (String key : pending.stream().map(request -> request.wanted().key()).distinct().toList()) {
      try {
        Pinned pinned = pinning.pin(Objects.requireNonNull(wishes.get(key)));
        if (lookedInto.add(pinned.id())) {
          next.addAll(wishesOf(pinned));
        }
      } catch (ProblemException e) {
        // All wishes are judged together at the end, when every one of them is known.
      }
    }
    return next;
  }

  private List<Request> wishesOf(Pinned pinned) {
    Sources.Contents contents = sources.contents(pinned);
    String who = "package '" + contents.project() + "' (" + pinned.shown() + ")";
    return contents.packages().stream()
        .map(listed -> new Request(fromRoot(listed, pinned), who, pinned.place()))
        .toList();
  }

  /**
   * dbt takes a local path from the root's folder, whoever asks. Where nothing is there, and a
   * local package asks, its own folder is meant.
   */
  private Listed fromRoot(Listed listed, Pinned asking) {
    if (listed.wanted() instanceof Wanted.Local local
        && asking.wanted() instanceof Wanted.Local from
        && !root.resolve(local.path()).toFile().isDirectory()) {
      Path there = root.resolve(from.path()).resolve(local.path()).normalize();
      if (there.toFile().isDirectory()) {
        String path = root.relativize(there).toString().replace('\\', '/');
        return new Listed(
            new Wanted.Local(path), path, listed.place(), listed.name(), listed.hashed());
      }
    }
    return listed;
  }

  private List<Pinned> settled(String project) {
    List<Pinned> settled = new ArrayList<>();
    Map<String, Pinned> byName = new LinkedHashMap<>();
    for (List<Request> requests : wishes.values()) {
      try {
        Pinned pinned = pinning.pin(requests);
        String name = sources.contents(pinned).project();
        Pinned other = byName.putIfAbsent(name, pinned);
        if (name.equals(project)) {
          problems.add(sameName(pinned, name, "the project itself is called that"));
        } else if (other != null) {
          problems.add(sameName(pinned, name, "so is " + other.shown()));
        }
        settled.add(pinned);
      } catch (ProblemException e) {
        e.problems().forEach(problem -> problems.add(asked(problem, requests.getFirst())));
      }
    }
    return settled;
  }

  /** What nobody finds in the root's list needs to be said where it comes from. */
  private static Problem asked(Problem problem, Request request) {
    boolean said =
        request.isOfRoot()
            || List.of(PackageCodes.CONFLICT, PackageCodes.NO_VERSION).contains(problem.code());
    return said
        ? problem
        : new Problem(
            problem.code(),
            problem.severity(),
            problem.place(),
            problem.message(),
            request.who() + " asks for it; " + problem.cause(),
            problem.mend(),
            problem.tenants(),
            problem.trace());
  }

  private static Problem sameName(Pinned pinned, String name, String cause) {
    return Problem.error(
        PackageCodes.SAME_NAME,
        pinned.place(),
        "package " + pinned.shown() + " is a project called '" + name + "'",
        cause,
        "list only one of them: names must be unique in a project");
  }
}
