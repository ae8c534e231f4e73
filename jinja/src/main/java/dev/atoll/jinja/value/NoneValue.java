package dev.atoll.jinja.value;

/** Python's {@code None}. */
public enum NoneValue implements Value {
  NONE;

  @Override
  public String typeName() {
    return "NoneType";
  }
}
