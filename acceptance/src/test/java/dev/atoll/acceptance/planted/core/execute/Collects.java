package dev.atoll.acceptance.planted.core.execute;

import java.util.ArrayList;

/** Has a static collection. */
@SuppressWarnings({"MutableGuiceModule", "NonApiType"})
public final class Collects {
  static final ArrayList<String> SEEN = new ArrayList<>();

  private Collects() {}
}
