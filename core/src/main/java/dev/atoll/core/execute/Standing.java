package dev.atoll.core.execute;

import dev.atoll.core.session.Marker;
import dev.atoll.core.session.Marker.State;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** How far a step of an interrupted run had come, by the markers in its tenant's database. */
sealed interface Standing {
  /** Nothing of it was committed. */
  record Unbegun() implements Standing {}

  /** Statements before its main one were committed, each by itself; they are not repeated. */
  record Before(List<Marker> markers) implements Standing {}

  /** Its main statement was committed, but not all hooks that come after. */
  record After(List<Marker> markers, int main) implements Standing {}

  /** All of it. */
  record Done(OptionalLong rows) implements Standing {}

  /** Nobody can tell. */
  record Uncertain(String why) implements Standing {}

  /** What a materialization commits, and in which order. */
  enum Order {
    /** Hooks outside of the transaction; then one transaction; then hooks outside again. */
    KNOWN,
    /** As {@link #KNOWN}, with no hook after the transaction. */
    ENDS_WITH_MAIN,
    /** A project's own materialization: who knows. */
    UNKNOWN
  }

  /**
   * How far a step had come.
   *
   * @param markers its own, by phase
   */
  static Standing of(List<Marker> markers, Order order) {
    if (markers.isEmpty()) {
      return new Unbegun();
    }
    OptionalInt main =
        IntStream.range(0, markers.size()).filter(i -> markers.get(i).main()).findFirst();
    OptionalLong rows =
        main.isPresent() ? markers.get(main.getAsInt()).rows() : OptionalLong.empty();
    if (has(markers, State.FINISHED)) {
      return new Done(rows);
    }
    if (has(markers, State.BEGUN)) {
      return new Uncertain("it was stopped while a statement ran that cannot be in a transaction");
    }
    return switch (order) {
      case UNKNOWN ->
          new Uncertain("it had committed, and only its own materialization knows what comes next");
      case KNOWN, ENDS_WITH_MAIN -> {
        if (main.isPresent()) {
          yield order == Order.ENDS_WITH_MAIN
              ? new Done(rows)
              : new After(markers, markers.get(main.getAsInt()).phase());
        }
        yield has(markers, State.TRANSACTION)
            ? new Uncertain("a hook of it committed a transaction of its own")
            : new Before(markers);
      }
    };
  }

  private static boolean has(List<Marker> markers, State state) {
    return markers.stream().anyMatch(marker -> marker.state() == state);
  }
}
