package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Scope;

/** The names that dbt gives to every template, whatever it is for. */
public final class BaseFunctions {
  private BaseFunctions() {}

  /** The scope for one render. */
  public static Scope scope(BaseInputs inputs) {
    return Scope.empty();
  }
}
