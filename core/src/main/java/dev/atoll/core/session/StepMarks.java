package dev.atoll.core.session;

import dev.atoll.core.session.Marker.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The commits of one step, counted as they come, and which of them an earlier try of the same step
 * has made already. For one thread.
 */
final class StepMarks {
  private final MarkerTable table;
  private final String run;
  private final String step;
  private final Map<Integer, Marker> earlier = new LinkedHashMap<>();
  private Supplier<Optional<OptionalLong>> main = Optional::empty;
  private int phase;

  /**
   * Begins to count.
   *
   * @param earlier what the step has committed before, by phase
   * @param from how many of these are not gone through again
   */
  StepMarks(MarkerTable table, String run, String step, List<Marker> earlier, int from) {
    this.table = table;
    this.run = run;
    this.step = step;
    this.phase = from;
    earlier.forEach(marker -> this.earlier.put(marker.phase(), marker));
  }

  MarkerTable table() {
    return table;
  }

  /** Says how to find out whether the main statement has run, and how many rows it wrote. */
  void main(Supplier<Optional<OptionalLong>> rows) {
    main = rows;
  }

  /** The marker of the next commit. */
  Marker next(State state) {
    phase++;
    Optional<OptionalLong> rows = main.get();
    return new Marker(run, step, phase, state, rows.isPresent(), rows.orElse(OptionalLong.empty()));
  }

  /** Whether the commit that comes next was made before; then it is passed over. */
  boolean passes() {
    Marker known = earlier.get(phase + 1);
    boolean done =
        known != null && (known.state() == State.STATEMENT || known.state() == State.ENDED);
    if (done) {
      phase++;
    }
    return done;
  }

  /** Whether a transaction that would be committed next was committed before. */
  boolean wasCommitted() {
    Marker known = earlier.get(phase + 1);
    return known != null && known.state() != State.BEGUN_REPEATABLE;
  }

  /** Whether the next marker takes the place of one that an interrupted statement left. */
  boolean isKnown(Marker marker) {
    return earlier.containsKey(marker.phase());
  }

  int commits() {
    return phase;
  }
}
