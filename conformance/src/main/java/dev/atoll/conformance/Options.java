package dev.atoll.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line.
 *
 * @param home the folder of the list and the stand-ins
 * @param projects names of the list's projects; all when empty
 */
record Options(
    Path atoll,
    Optional<Path> dbt,
    Path home,
    Path list,
    Path mirrors,
    Path work,
    String engine,
    Optional<String> server,
    Optional<Path> json,
    Extent extent,
    List<String> projects) {
  /** Whether the projects are run alone, run as fleets with what, or put together only. */
  enum Extent {
    RUN,
    FLEETS,
    SHARING,
    ASSEMBLE
  }

  /** Reads a command line; a mistake in it is an {@link IllegalArgumentException}. */
  static Options of(List<String> arguments) {
    Map<String, String> named = new LinkedHashMap<>();
    List<String> projects = new ArrayList<>();
    Extent extent = Extent.RUN;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        projects.add(argument);
      } else if (argument.equals("--assemble-only")) {
        extent = Extent.ASSEMBLE;
      } else if (argument.equals("--fleets")) {
        extent = Extent.FLEETS;
      } else if (argument.equals("--sharing")) {
        extent = Extent.SHARING;
      } else if (i + 1 < arguments.size()) {
        named.put(argument, arguments.get(++i));
      } else {
        throw new IllegalArgumentException(argument + " wants a value");
      }
    }
    Path home = path(named, "--home");
    Options options =
        new Options(
            path(named, "--atoll"),
            optional(named, "--dbt").map(Options::absolute),
            home,
            optional(named, "--list").map(Options::absolute).orElse(home.resolve("projects.yml")),
            path(named, "--mirrors"),
            optional(named, "--work")
                .map(Options::absolute)
                .orElse(absolute(System.getProperty("java.io.tmpdir") + "/atoll-conformance")),
            optional(named, "--engine").orElse("duckdb"),
            optional(named, "--server"),
            optional(named, "--json").map(Options::absolute),
            extent,
            projects);
    if (!named.isEmpty()) {
      throw new IllegalArgumentException("unknown option " + named.keySet());
    }
    return options;
  }

  private static Path path(Map<String, String> named, String option) {
    return optional(named, option)
        .map(Options::absolute)
        .orElseThrow(() -> new IllegalArgumentException(option + " is needed"));
  }

  private static Optional<String> optional(Map<String, String> named, String option) {
    return Optional.ofNullable(named.remove(option));
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }
}
