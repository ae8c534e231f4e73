package dev.atoll.core.project;

import dev.atoll.domain.Place;
import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Parameter;
import java.util.List;

/**
 * A macro, a generic test or a materialisation.
 *
 * @param name by which templates call it and dispatch finds it: {@code cents}, {@code test_unique},
 *     {@code materialization_view_default}
 * @param packageName the package it belongs to
 * @param kind which block it was written as
 * @param originalPath the file, relative to the package's folder
 * @param definition the compiled block, ready to be bound to a scope
 */
public record MacroDefinition(
    String name, String packageName, MacroKind kind, String originalPath, Definition definition) {
  public List<Parameter> parameters() {
    return definition.parameters();
  }

  /** The opening tag. */
  public Place place() {
    return definition.place();
  }

  /** The whole block, tags included. */
  public String text() {
    return definition.source().text();
  }

  /** dbt's {@code unique_id}. */
  public String id() {
    return "macro." + packageName + "." + name;
  }
}
