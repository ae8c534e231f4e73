package dev.atoll.core.resolve;

import java.util.Locale;
import java.util.Optional;

/** What a variable of the contract holds. */
public enum VariableType {
  STRING("a string"),
  INTEGER("an integer"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  DATE("a date"),
  LIST("a list"),
  MAP("a map"),
  /** No type is declared. */
  ANY("a value");

  private final String phrase;

  VariableType(String phrase) {
    this.phrase = phrase;
  }

  /** The type with an article, for messages. */
  public String phrase() {
    return phrase;
  }

  /** As it is written in the contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<VariableType> of(String word) {
    for (VariableType type : values()) {
      if (type != ANY && type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
