package dev.atoll.core.freeze;

/**
 * Frozen data with the id that its content gives it.
 *
 * @param id {@code sha256:} and the hash of the text
 */
public record FrozenFile(String id, Frozen frozen) {
  /** Frozen data and its id. */
  public static FrozenFile of(Frozen frozen) {
    return new FrozenFile(FrozenJson.id(frozen), frozen);
  }
}
