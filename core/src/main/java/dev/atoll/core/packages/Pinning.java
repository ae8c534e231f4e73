package dev.atoll.core.packages;

import dev.atoll.core.packages.HubPackage.Release;
import dev.atoll.core.project.DbtVersion;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settles which version of a package is taken, given all who want it. */
final class Pinning {
  private static final int MOST_NAMED = 5;

  private final Hub hub;
  private final VersionCheck check;
  private final Problems warnings;

  Pinning(Hub hub, VersionCheck check, Problems warnings) {
    this.hub = hub;
    this.check = check;
    this.warnings = warnings;
  }

  /**
   * The package that all of them get.
   *
   * @param requests of one key, not empty
   * @throws ProblemException when none suits all
   */
  Pinned pin(List<Request> requests) {
    Request first = requests.getFirst();
    return switch (first.wanted()) {
      case Wanted.Hub wanted -> release(wanted, requests);
      case Wanted.Git git -> revision(requests);
      case Wanted.Local local -> Pinned.of(first);
      case Wanted.Tarball tarball -> Pinned.of(first);
    };
  }

  private static Pinned revision(List<Request> requests) {
    List<String> revisions =
        requests.stream()
            .flatMap(request -> ((Wanted.Git) request.wanted()).revision().stream())
            .distinct()
            .toList();
    Pinned first = Pinned.of(requests.getFirst());
    if (revisions.size() > 1) {
      throw conflict(
          requests,
          "git package " + first.written() + " is wanted in several revisions",
          request -> "'" + ((Wanted.Git) request.wanted()).revision().orElse("HEAD") + "'",
          "let all of them ask for one revision");
    }
    Wanted.Git git = (Wanted.Git) first.wanted();
    boolean warn = requests.stream().allMatch(request -> ((Wanted.Git) request.wanted()).warn());
    return new Pinned(
        new Wanted.Git(git.url(), revisions.stream().findFirst(), git.subdirectory(), warn),
        first.written(),
        first.place(),
        Optional.empty(),
        Optional.empty());
  }

  private Pinned release(Wanted.Hub wanted, List<Request> requests) {
    Request first = requests.getFirst();
    List<Bound> bounds =
        requests.stream().flatMap(request -> hub(request).bounds().stream()).toList();
    if (Bound.excludeEachOther(bounds)) {
      throw conflict(
          requests,
          "no version of package '" + wanted.name() + "' suits all who want it",
          request -> shown(hub(request).bounds()),
          requests.size() > 1
              ? "change what one of them wants, or take another version of the package that asks"
              : "mend the range");
    }
    HubPackage known = hub.find(wanted.name(), first.place());
    known.renamed().ifPresent(name -> warnings.add(renamed(wanted.name(), name, first)));
    boolean prereleases =
        requests.stream().anyMatch(request -> hub(request).prereleases())
            || bounds.stream().anyMatch(bound -> bound.version().isPrerelease());
    List<Release> fitting =
        known.releases().stream()
            .filter(one -> prereleases || !one.version().isPrerelease())
            .filter(this::speaksOurs)
            .toList();
    Release chosen =
        newest(fitting.stream().filter(one -> Bound.allHold(bounds, one.version())))
            .orElseThrow(() -> none(known, bounds, requests));
    return new Pinned(
        wanted,
        first.listed().written(),
        first.place(),
        Optional.of(chosen),
        newest(fitting.stream()).map(Release::text));
  }

  private static Wanted.Hub hub(Request request) {
    return (Wanted.Hub) request.wanted();
  }

  private static Optional<Release> newest(Stream<Release> releases) {
    return releases.max(Comparator.comparing(Release::version));
  }

  private static String shown(List<Bound> bounds) {
    return bounds.stream()
        .map(bound -> bound.toString().replaceFirst("^=", ""))
        .collect(Collectors.joining(", "));
  }

  private boolean speaksOurs(Release release) {
    return switch (check) {
      case ON ->
          release.requires().stream()
              .flatMap(ranges -> Stream.of(ranges.split(",", -1)))
              // A range that is none keeps nobody out here; reading the package reports it.
              .allMatch(range -> DbtVersion.SPOKEN.isIn(range).orElse(true));
      case OFF -> true;
    };
  }

  private static ProblemException conflict(
      List<Request> requests, String message, Function<Request, String> wish, String mend) {
    return new ProblemException(
        Problem.error(
            PackageCodes.CONFLICT,
            requests.getFirst().place(),
            message,
            requests.stream()
                .map(request -> request.who() + " wants " + wish.apply(request))
                .distinct()
                .collect(Collectors.joining("; ")),
            mend));
  }

  private ProblemException none(HubPackage known, List<Bound> bounds, List<Request> requests) {
    String wanted =
        requests.stream()
            .map(request -> request.who() + " wants " + shown(hub(request).bounds()))
            .distinct()
            .collect(Collectors.joining("; "));
    List<Release> inRange =
        known.releases().stream()
            .filter(one -> Bound.allHold(bounds, one.version()))
            .sorted(Comparator.comparing(Release::version).reversed())
            .toList();
    List<Release> released = inRange.stream().filter(one -> !one.version().isPrerelease()).toList();
    String why;
    String mend;
    if (inRange.isEmpty()) {
      why = "the hub has " + newestOf(known.releases());
      mend = "take one of these versions";
    } else if (released.isEmpty()) {
      why = "there are prereleases only: " + newestOf(inRange);
      mend = "add 'install_prerelease: true', or name the prerelease as the version";
    } else {
      Release one = released.getFirst();
      why =
          one.text()
              + " wants a dbt "
              + String.join(", ", one.requires())
              + ", and Atoll speaks the language of dbt "
              + DbtVersion.SPOKEN;
      mend = "take another version of the package, or leave the check out with --no-version-check";
    }
    return new ProblemException(
        Problem.error(
            PackageCodes.NO_VERSION,
            requests.getFirst().place(),
            "no version of package '" + known.name() + "' fits",
            wanted + "; " + why,
            mend));
  }

  private static String newestOf(List<Release> releases) {
    return releases.isEmpty()
        ? "none at all"
        : releases.stream()
                .sorted(Comparator.comparing(Release::version).reversed())
                .limit(MOST_NAMED)
                .map(Release::text)
                .collect(Collectors.joining(", "))
            + (releases.size() > MOST_NAMED
                ? " and " + (releases.size() - MOST_NAMED) + " older ones"
                : "");
  }

  private static Problem renamed(String name, String other, Request request) {
    return Problem.warning(
        PackageCodes.RENAMED,
        request.place(),
        "package '" + name + "' is now called '" + other + "'",
        "the hub says so; the old name gets no new versions",
        "write '" + other + "' into the list of packages");
  }
}
