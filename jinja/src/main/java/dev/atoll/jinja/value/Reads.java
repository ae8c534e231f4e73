package dev.atoll.jinja.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one render read, in order, each read once. */
public final class Reads {
  private final Set<Read> reads = new LinkedHashSet<>();

  void add(Read read) {
    reads.add(read);
  }

  /** All reads so far, in the order in which they were first made. */
  public List<Read> all() {
    return List.copyOf(new ArrayList<>(reads));
  }
}
