package dev.atoll.core.project;

import dev.atoll.domain.Place;
import java.util.List;

/**
 * A model, an analysis or a singular test: one file, one node, unrendered.
 *
 * @param type MODEL, ANALYSIS or TEST
 * @param name the file's stem; for a versioned model that is not yet the model's name
 * @param fqn package, folders below the resource path, name: the path that config trees and
 *     selectors go by
 * @param language of the text
 * @param source the file
 * @param checksum SHA-256 in hex of the text without white space around it, as dbt's manifest has
 *     it
 */
public record SqlFile(
    ResourceType type,
    String name,
    List<String> fqn,
    Language language,
    SourceText source,
    String checksum) {
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

  public String text() {
    return source.text();
  }

  public Place place() {
    return source.place();
  }
}
