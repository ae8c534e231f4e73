package dev.atoll.acceptance.planted.core.execute;

/** Prints outside cli. */
public final class Prints {
  public void print() {
    System.out.println("planted");
  }
}
