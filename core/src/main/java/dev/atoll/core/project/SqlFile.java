package dev.atoll.core.project;

import dev.atoll.domain.Place;
import dev.atoll.jinja.Template;
import java.util.List;
import java.util.Optional;

/**
 * A model, an analysis or a singular test: one file, one node, unrendered.
 *
 * @param type MODEL, ANALYSIS or TEST
 * @param name the file's stem; for a versioned model that is not yet the model's name
 * @param fqn package, folders below the resource path, name: the path that config trees and
 *     selectors go by; an analysis has {@code analysis} after its package
 * @param language of the text
 * @param source the file; its {@code path} begins with {@code analysis/} for an analysis
 * @param checksum SHA-256 in hex of {@link #code}, as dbt's manifest has it
 * @param template of {@link #code}, compiled once, with places in the file; empty for Python, and
 *     for a text that is no valid template, which is a Problem
 */
public record SqlFile(
    ResourceType type,
    String name,
    List<String> fqn,
    Language language,
    SourceText source,
    String checksum,
    Optional<Template> template) {
  /** What a model is written in. */
  public enum Language {
    SQL,
    PYTHON
  }

  public SqlFile {
    fqn = List.copyOf(fqn);
  }

  public String packageName() {
    return source.packageName();
  }

  /** The text without white space around it: dbt's {@code raw_code}. */
  public String code() {
    return source.text().strip();
  }

  public Place place() {
    return source.place();
  }
}
