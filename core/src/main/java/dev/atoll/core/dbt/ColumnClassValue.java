package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostValue;

/** dbt's {@code api.Column} as a class: makes columns. */
public enum ColumnClassValue implements HostValue {
  INSTANCE;

  @Override
  public String typeName() {
    return "type";
  }
}
