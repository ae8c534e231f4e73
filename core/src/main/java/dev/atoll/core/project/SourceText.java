package dev.atoll.core.project;

import dev.atoll.domain.Place;

/**
 * The text of one file of a package.
 *
 * @param packageName the package it belongs to
 * @param path relative to the resource path it was found in, forward slashes ({@code
 *     staging/stg_orders.sql} for {@code models/staging/stg_orders.sql}); dbt's {@code path}
 * @param originalPath relative to the package's folder, forward slashes; dbt's {@code
 *     original_file_path}
 * @param shownPath as places show it: relative to the root project's folder where it lies below it
 * @param text as it was read; line ends as in the file
 */
public record SourceText(
    String packageName, String path, String originalPath, String shownPath, String text) {
  public Place place() {
    return Place.of(shownPath);
  }

  /** The file's name without folders and without its last extension. */
  public String stem() {
    String name = originalPath.substring(originalPath.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
