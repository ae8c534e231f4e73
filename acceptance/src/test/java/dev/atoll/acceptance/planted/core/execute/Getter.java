package dev.atoll.acceptance.planted.core.execute;

/** Has a get prefix. */
public final class Getter {
  public int getNumber() {
    return 1;
  }
}
