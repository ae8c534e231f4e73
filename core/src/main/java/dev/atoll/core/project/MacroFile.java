package dev.atoll.core.project;

import java.util.List;

/**
 * A file of macros. What stands outside of its blocks has no meaning, as in dbt.
 *
 * @param definitions in the order of the file; those that are no valid templates are missing, which
 *     is a Problem
 */
public record MacroFile(SourceText source, List<MacroDefinition> definitions) {
  public MacroFile {
    definitions = List.copyOf(definitions);
  }
}
