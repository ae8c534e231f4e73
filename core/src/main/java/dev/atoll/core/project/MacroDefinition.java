package dev.atoll.core.project;

import dev.atoll.domain.Place;
import java.util.List;

/**
 * A macro, a generic test or a materialisation.
 *
 * @param name by which templates call it and dispatch finds it: {@code cents}, {@code test_unique},
 *     {@code materialization_view_default}
 * @param packageName the package it belongs to
 * @param kind which block it was written as
 * @param arguments in order, without their defaults
 * @param originalPath the file, relative to the package's folder
 * @param place of the opening tag
 * @param text the whole block, tags included
 */
public record MacroDefinition(
    String name,
    String packageName,
    MacroKind kind,
    List<String> arguments,
    String originalPath,
    Place place,
    String text) {
  public MacroDefinition {
    arguments = List.copyOf(arguments);
  }

  /** dbt's {@code unique_id}. */
  public String id() {
    return "macro." + packageName + "." + name;
  }
}
