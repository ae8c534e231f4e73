package dev.atoll.jinja.value;

/**
 * A piece of text whose characters are not known yet, such as the name of a relation. Implementors
 * are immutable, define equality by what they stand for, and throw from {@code toString}: an atom
 * that slips into a string unnoticed would give one reader another one's text.
 */
public interface Atom {
  /** For messages and listings only: what it stands for, such as {@code ref('orders')}. */
  String description();
}
