package dev.atoll.jinja.value;

/** Concrete text. Positions count code points, as Python does. */
public record StringValue(String text) implements Value {
  public static final StringValue EMPTY = new StringValue("");

  public static StringValue of(String text) {
    Sizes.checkText(text.length());
    return text.isEmpty() ? EMPTY : new StringValue(text);
  }

  @Override
  public String typeName() {
    return "str";
  }

  @Override
  public String toString() {
    return text;
  }
}
