package dev.atoll.core.packages;

import dev.atoll.domain.Place;
import java.util.Optional;

/**
 * A package about which all is settled.
 *
 * @param written its address as people may see it
 * @param release which release of a package of the hub it is
 * @param latest the newest release that could be had of it
 */
record Pinned(
    Wanted wanted,
    String written,
    Place place,
    Optional<HubPackage.Release> release,
    Optional<String> latest) {

  static Pinned of(Request request) {
    return new Pinned(
        request.wanted(),
        request.listed().written(),
        request.place(),
        Optional.empty(),
        Optional.empty());
  }

  /** What makes two of them the same files. */
  String id() {
    return wanted.key()
        + release.map(one -> " " + one.text()).orElse("")
        + (wanted instanceof Wanted.Git git ? " " + git.revision().orElse("HEAD") : "");
  }

  /** For people: the address, and what of it. */
  String shown() {
    return written + release.map(one -> " " + one.text()).orElse("");
  }
}
