package dev.atoll.engine;

/** How templates see the type of a column that an engine describes. */
public enum TypeText {
  /** {@code DECIMAL(18,3)} is the type, and a text without a length has dbt's 256. */
  WHOLE,
  /** {@code numeric(18,3)} is {@code numeric} with a precision and a scale; text has no length. */
  IN_PARTS
}
