package dev.atoll.core.project;

import java.util.List;

/**
 * A file of macros.
 *
 * @param source the file; its top-level {@code set} statements are seen by its macros
 * @param definitions in the order of the file
 */
public record MacroFile(SourceText source, List<MacroDefinition> definitions) {
  public MacroFile {
    definitions = List.copyOf(definitions);
  }
}
