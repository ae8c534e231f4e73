package dev.atoll.core.project;

import dev.atoll.domain.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file to load. Its rows are not read here.
 *
 * @param name the file's stem
 * @param packageName the package it belongs to
 * @param fqn package, folders, name
 * @param path relative to the seed path
 * @param originalPath relative to the package's folder
 * @param file absolute
 * @param place as it is shown
 * @param checksum as dbt's manifest has it
 */
public record SeedFile(
    String name,
    String packageName,
    List<String> fqn,
    String path,
    String originalPath,
    Path file,
    Place place,
    Checksum checksum) {
  /**
   * How dbt tells whether a seed has changed.
   *
   * @param name {@code sha256}, or {@code path} for a seed that is too large to hash
   * @param value the hash in hex, or the path
   */
  public record Checksum(String name, String value) {}

  public SeedFile {
    fqn = List.copyOf(fqn);
  }
}
