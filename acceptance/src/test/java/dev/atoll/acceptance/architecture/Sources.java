package dev.atoll.acceptance.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The source files of the repository. */
public final class Sources {
  /** The folder of the whole repository; tests run in their module's folder. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> MODULES =
      List.of(
          "domain",
          "jinja",
          "engine-api",
          "engines/duckdb",
          "engines/postgres",
          "core",
          "demo",
          "cli",
          "acceptance",
          "conformance",
          "benchmarks");

  private Sources() {}

  /** Java files of all modules, tests included, in order. */
  public static List<Path> java() throws IOException {
    return below("src");
  }

  /** Java files of all modules without tests, in order. */
  public static List<Path> mainJava() throws IOException {
    return below("src/main");
  }

  private static List<Path> below(String folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : MODULES) {
      Path start = ROOT.resolve(module).resolve(folder);
      if (Files.isDirectory(start)) {
        try (Stream<Path> files = Files.walk(start)) {
          files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }
}
