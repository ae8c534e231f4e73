package dev.atoll.acceptance.planted.core.execute;

/** Has static state. */
@SuppressWarnings("NonFinalStaticField")
public final class Remembers {
  static int calls;

  private Remembers() {}
}
