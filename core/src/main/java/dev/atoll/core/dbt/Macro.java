package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.jinja.Definition;

/**
 * A macro, generic test or materialisation that can be called.
 *
 * @param declared what the project's record says of it
 * @param code compiled
 */
public record Macro(MacroDefinition declared, Definition code) {
  public String packageName() {
    return declared.packageName();
  }

  public String name() {
    return declared.name();
  }
}
